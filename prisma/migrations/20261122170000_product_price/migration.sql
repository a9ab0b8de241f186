-- CreateTable
CREATE TABLE "product_price" (
    "product_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "low" BIGINT NOT NULL,
    "high" BIGINT NOT NULL,
    "compare_at" BIGINT,

    CONSTRAINT "product_price_pkey" PRIMARY KEY ("product_id","currency")
);

-- CreateIndex
CREATE INDEX "product_price_currency_low_product_id_idx" ON "product_price"("currency", "low", "product_id");

-- AddForeignKey
ALTER TABLE "product_price" ADD CONSTRAINT "product_price_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: nobody writes this table but these triggers. Finding the lowest of five prices for each of
-- 20,000 products took 220 ms of every list sorted by price.

CREATE FUNCTION price_products(products text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two people who price two variants of one product take turns here, so the second sees what the first wrote.
  PERFORM FROM "product" WHERE "id" = ANY (products) ORDER BY "id" FOR NO KEY UPDATE;
  DELETE FROM "product_price" WHERE "product_id" = ANY (products);
  INSERT INTO "product_price" ("product_id", "currency", "low", "high", "compare_at")
    SELECT v."product_id", p."currency", min(p."minor"), max(p."minor"),
      (array_agg(p."compare_at_minor" ORDER BY p."minor", v."position", v."id"))[1]
    FROM "variant" v JOIN "price" p ON p."variant_id" = v."id"
    WHERE v."product_id" = ANY (products) AND v."status" = 'active'
    GROUP BY v."product_id", p."currency";
END $$;

CREATE FUNCTION price_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM price_products(array(
    SELECT DISTINCT "product_id" FROM "variant" WHERE "id" IN (SELECT "variant_id" FROM changed)));
  RETURN NULL;
END $$;

CREATE TRIGGER price_added AFTER INSERT ON "price" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION price_changed();
CREATE TRIGGER price_changed AFTER UPDATE ON "price" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION price_changed();
CREATE TRIGGER price_removed AFTER DELETE ON "price" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION price_changed();

-- A variant that is archived, brought back or moved to another product takes its prices along.
CREATE FUNCTION variant_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM price_products(array(
    SELECT DISTINCT moved."product_id" FROM old_variant was JOIN new_variant now ON now."id" = was."id",
      LATERAL (VALUES (was."product_id"), (now."product_id")) AS moved ("product_id")
    WHERE (was."status", was."product_id") IS DISTINCT FROM (now."status", now."product_id")));
  RETURN NULL;
END $$;

CREATE TRIGGER variant_changed AFTER UPDATE ON "variant"
  REFERENCING OLD TABLE AS old_variant NEW TABLE AS new_variant
  FOR EACH STATEMENT EXECUTE FUNCTION variant_changed();

-- A list sorted by age: the day of publication, or of writing where that was never set.
CREATE INDEX product_newest_idx ON "product" ("status", coalesce("published_at", "created_at") DESC, "id" DESC);

SELECT price_products(array(SELECT "id" FROM "product"));
