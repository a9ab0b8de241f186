-- AlterTable
ALTER TABLE "media" ADD COLUMN     "focal_x" SMALLINT NOT NULL DEFAULT 500,
ADD COLUMN     "focal_y" SMALLINT NOT NULL DEFAULT 500,
ADD COLUMN     "original" TEXT;

-- CreateTable
CREATE TABLE "media_upload" (
    "id" TEXT NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "focal_x" SMALLINT NOT NULL DEFAULT 500,
    "focal_y" SMALLINT NOT NULL DEFAULT 500,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "media_upload_owner_kind_owner_id_created_at_idx" ON "media_upload"("owner_kind", "owner_id", "created_at");

-- CreateIndex
CREATE INDEX "media_upload_status_updated_at_idx" ON "media_upload"("status", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "media_product_id_original_key" ON "media"("product_id", "original");

-- By hand
ALTER TABLE "media"
  ADD CONSTRAINT media_focal CHECK ("focal_x" BETWEEN 0 AND 1000 AND "focal_y" BETWEEN 0 AND 1000),
  ADD CONSTRAINT media_original CHECK ("original" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT media_is_seen CHECK (cardinality("widths") > 0 AND "width" > 0 AND "height" > 0);
ALTER TABLE "media_upload"
  ADD CONSTRAINT upload_owner CHECK ("owner_kind" IN ('product', 'category')),
  ADD CONSTRAINT upload_status CHECK ("status" IN ('waiting', 'queued', 'made', 'failed')),
  ADD CONSTRAINT upload_says_why CHECK (("status" = 'failed') = ("reason" <> '')),
  ADD CONSTRAINT upload_size CHECK ("bytes" BETWEEN 1 AND 15728640),
  ADD CONSTRAINT upload_focal CHECK ("focal_x" BETWEEN 0 AND 1000 AND "focal_y" BETWEEN 0 AND 1000);

-- Made or refused is for good, and nothing is made that was never sent.
CREATE FUNCTION upload_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."status", NEW."status") NOT IN (('waiting', 'queued'), ('queued', 'made'), ('queued', 'failed')) THEN
    RAISE EXCEPTION 'an upload cannot move from % to %', OLD."status", NEW."status" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER upload_moves BEFORE UPDATE OF "status" ON "media_upload" FOR EACH ROW
  WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION upload_moves_forward();
