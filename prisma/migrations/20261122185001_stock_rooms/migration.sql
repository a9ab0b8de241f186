-- AlterTable
ALTER TABLE "hold" ADD COLUMN     "fills" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "is_waiting" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "parent" TEXT;

-- AlterTable
ALTER TABLE "location" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "stock_level" ADD COLUMN     "batched" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "batch" (
    "id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "cost_minor" BIGINT,
    "cost_currency" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch_level" (
    "batch_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "batch_level_pkey" PRIMARY KEY ("batch_id","location_id")
);

-- CreateTable
CREATE TABLE "batch_movement" (
    "id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "delta" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "batch_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_policy" (
    "variant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "most" INTEGER NOT NULL,
    "backordered" INTEGER NOT NULL DEFAULT 0,
    "available_from" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_policy_pkey" PRIMARY KEY ("variant_id")
);

-- CreateTable
CREATE TABLE "backorder_line" (
    "reference" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "filled" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "backorder_line_pkey" PRIMARY KEY ("reference","variant_id")
);

-- CreateTable
CREATE TABLE "stock_transfer" (
    "id" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_transfer_line" (
    "transfer_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "lost" INTEGER NOT NULL DEFAULT 0,
    "lost_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stock_transfer_line_pkey" PRIMARY KEY ("transfer_id","variant_id")
);

-- CreateTable
CREATE TABLE "stock_transfer_batch" (
    "transfer_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_transfer_batch_pkey" PRIMARY KEY ("transfer_id","batch_id")
);

-- CreateTable
CREATE TABLE "stock_count" (
    "id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "applied_by" TEXT,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_count_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_count_line" (
    "count_id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "expected" INTEGER NOT NULL,
    "counted" INTEGER,
    "base" INTEGER,
    "counted_by" TEXT,
    "counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_count_line_pkey" PRIMARY KEY ("count_id","variant_id")
);

-- CreateTable
CREATE TABLE "stock_write" (
    "key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_write_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "stock_proof" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "cursor" TEXT NOT NULL DEFAULT '',
    "checked" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_proof_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_disagreement" (
    "variant_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "counter" TEXT NOT NULL,
    "held" INTEGER NOT NULL,
    "derived" INTEGER NOT NULL,
    "proof_id" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_disagreement_pkey" PRIMARY KEY ("variant_id","location_id","counter")
);

-- CreateIndex
CREATE INDEX "batch_expires_at_idx" ON "batch"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "batch_variant_id_code_key" ON "batch"("variant_id", "code");

-- CreateIndex
CREATE INDEX "batch_level_variant_id_location_id_idx" ON "batch_level"("variant_id", "location_id");

-- CreateIndex
CREATE INDEX "batch_movement_batch_id_at_idx" ON "batch_movement"("batch_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "batch_movement_reference_batch_id_location_id_kind_key" ON "batch_movement"("reference", "batch_id", "location_id", "kind");

-- CreateIndex
CREATE INDEX "backorder_line_variant_id_status_created_at_idx" ON "backorder_line"("variant_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "stock_transfer_status_created_at_idx" ON "stock_transfer"("status", "created_at");

-- CreateIndex
CREATE INDEX "stock_transfer_line_variant_id_idx" ON "stock_transfer_line"("variant_id");

-- CreateIndex
CREATE INDEX "stock_count_status_opened_at_idx" ON "stock_count"("status", "opened_at");

-- CreateIndex
CREATE INDEX "stock_proof_started_at_idx" ON "stock_proof"("started_at");

-- CreateIndex
CREATE INDEX "hold_parent_idx" ON "hold"("parent");

-- AddForeignKey
ALTER TABLE "batch_level" ADD CONSTRAINT "batch_level_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_transfer_line" ADD CONSTRAINT "stock_transfer_line_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "stock_transfer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_count_line" ADD CONSTRAINT "stock_count_line_count_id_fkey" FOREIGN KEY ("count_id") REFERENCES "stock_count"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
