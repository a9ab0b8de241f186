-- AlterTable
ALTER TABLE "price" ADD COLUMN     "rate_id" TEXT,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'manual';

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "publish_at" TIMESTAMPTZ(3),
ADD COLUMN     "seo_description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seo_title" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "unpublish_at" TIMESTAMPTZ(3),
ADD COLUMN     "updated_by" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "variant" ADD COLUMN     "height_mm" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "length_mm" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "width_mm" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "exchange_rate" (
    "id" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "rate" DECIMAL(24,12) NOT NULL,
    "source" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fill_rule" (
    "currency" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "margin_points" INTEGER NOT NULL DEFAULT 0,
    "rounding" TEXT NOT NULL DEFAULT 'nearest',
    "step_minor" BIGINT NOT NULL,
    "ending_minor" BIGINT NOT NULL DEFAULT 0,
    "updated_by" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fill_rule_pkey" PRIMARY KEY ("currency")
);

-- CreateTable
CREATE TABLE "attribute_definition" (
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "type" TEXT NOT NULL DEFAULT 'text',
    "unit" TEXT,
    "choices" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "is_filterable" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "attribute_definition_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "product_attribute" (
    "product_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "words" TEXT,
    "number" DECIMAL(18,6),
    "flag" BOOLEAN,
    "day" DATE,

    CONSTRAINT "product_attribute_pkey" PRIMARY KEY ("product_id","key")
);

-- CreateTable
CREATE TABLE "product_address" (
    "slug" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_address_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE UNIQUE INDEX "exchange_rate_base_quote_at_key" ON "exchange_rate"("base", "quote", "at");

-- CreateIndex
CREATE UNIQUE INDEX "attribute_definition_label_key" ON "attribute_definition"("label");

-- CreateIndex
CREATE UNIQUE INDEX "attribute_definition_key_type_key" ON "attribute_definition"("key", "type");

-- CreateIndex
CREATE INDEX "product_attribute_key_words_idx" ON "product_attribute"("key", "words");

-- CreateIndex
CREATE INDEX "product_attribute_key_number_idx" ON "product_attribute"("key", "number");

-- CreateIndex
CREATE UNIQUE INDEX "product_address_slug_product_id_key" ON "product_address"("slug", "product_id");

-- CreateIndex
CREATE INDEX "product_address_product_id_idx" ON "product_address"("product_id");

-- CreateIndex
CREATE INDEX "price_rate_id_idx" ON "price"("rate_id");

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_rate_id_fkey" FOREIGN KEY ("rate_id") REFERENCES "exchange_rate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_attribute" ADD CONSTRAINT "product_attribute_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_attribute" ADD CONSTRAINT "product_attribute_key_type_fkey" FOREIGN KEY ("key", "type") REFERENCES "attribute_definition"("key", "type") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_address" ADD CONSTRAINT "product_address_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
