-- CreateTable
CREATE TABLE "chain_check" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "broken_at" BIGINT,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chain_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "state" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_columns" (
    "owner_id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "columns" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "list_columns_pkey" PRIMARY KEY ("owner_id","list")
);

-- CreateTable
CREATE TABLE "bulk_run" (
    "id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "started_by" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "run_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "touched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bulk_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_row" (
    "run_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "detail" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "bulk_row_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateIndex
CREATE INDEX "saved_view_list_is_shared_idx" ON "saved_view"("list", "is_shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_list_name_key" ON "saved_view"("owner_id", "list", "name");

-- CreateIndex
CREATE INDEX "bulk_run_created_at_idx" ON "bulk_run"("created_at" DESC);

-- CreateIndex
CREATE INDEX "bulk_run_status_touched_at_idx" ON "bulk_run"("status", "touched_at");

-- CreateIndex
CREATE INDEX "bulk_row_run_id_status_position_idx" ON "bulk_row"("run_id", "status", "position");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_row_run_id_subject_key" ON "bulk_row"("run_id", "subject");

-- AddForeignKey
ALTER TABLE "bulk_row" ADD CONSTRAINT "bulk_row_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "bulk_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand

ALTER TABLE "saved_view"
  ADD CONSTRAINT saved_view_owner FOREIGN KEY ("owner_id") REFERENCES "users" ("id"),
  ADD CONSTRAINT saved_view_name CHECK (char_length("name") BETWEEN 1 AND 40),
  ADD CONSTRAINT saved_view_state CHECK (jsonb_typeof("state") = 'object');
ALTER TABLE "list_columns" ADD CONSTRAINT list_columns_owner FOREIGN KEY ("owner_id") REFERENCES "users" ("id");
ALTER TABLE "bulk_run"
  ADD CONSTRAINT bulk_run_starter FOREIGN KEY ("started_by") REFERENCES "users" ("id"),
  ADD CONSTRAINT bulk_run_status CHECK ("status" IN ('checking', 'ready', 'running', 'done', 'cancelled')),
  ADD CONSTRAINT bulk_run_ends CHECK (("finished_at" IS NOT NULL) = ("status" IN ('done', 'cancelled')));
ALTER TABLE "bulk_row" ADD CONSTRAINT bulk_row_status CHECK ("status" IN
  ('waiting', 'ready', 'refused', 'done', 'failed', 'left'));
ALTER TABLE "chain_check" ADD CONSTRAINT chain_check_is_one_row CHECK ("id" = 1);

-- What was done to a row stays done: a run that is taken up again cannot do it twice.
CREATE FUNCTION bulk_row_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'row % of run % is finished', OLD."position", OLD."run_id" USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER bulk_row_ends_once BEFORE UPDATE OF "status" ON "bulk_row" FOR EACH ROW
  WHEN (OLD."status" IN ('done', 'failed', 'left', 'refused') AND NEW."status" <> OLD."status")
  EXECUTE FUNCTION bulk_row_ends_once();

-- Orders as staff look for them: name, number without its dashes, e-mail, phone, without tones and in small letters.
-- The name comes first, so that one or two letters, which no trigram covers, can be looked up as its beginning.
-- Written as an expression, whose names are looked up now: an index is built without a search path.
CREATE FUNCTION order_words("number" text, email text, "name" text, phone text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN lower(unaccent('unaccent'::regdictionary, "name" || E'\n' || replace("number", '-', '') || E'\n' || email || E'\n' || phone));
CREATE INDEX order_words_idx ON "orders" USING gin (order_words("number", "email", "name", "phone") gin_trgm_ops);
CREATE INDEX order_total_idx ON "orders" ("currency", "total_minor", "id");
CREATE INDEX order_name_idx ON "orders" (lower("name"), "id");
