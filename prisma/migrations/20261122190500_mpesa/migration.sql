-- DropIndex
DROP INDEX "payment_exception_provider_reference_kind_key";

-- AlterTable
ALTER TABLE "payment_exception" ADD COLUMN     "refund_id" TEXT;

-- CreateTable
CREATE TABLE "provider_token" (
    "name" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_token_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_exception_provider_reference_kind_refund_id_key" ON "payment_exception"("provider", "reference", "kind", "refund_id") NULLS NOT DISTINCT;

-- By hand
-- A receipt of M-Pesa pays for one order, whatever a message says.
CREATE UNIQUE INDEX payment_attempt_receipt ON "payment_attempt" ("capture_ref") WHERE "provider" = 'mpesa';
