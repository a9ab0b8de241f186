-- AlterTable
ALTER TABLE "product" ALTER COLUMN "tags" SET DEFAULT ARRAY[]::TEXT[];
