-- What the database holds true about products, whoever writes.

ALTER TABLE "product"
  ADD CONSTRAINT product_has_title CHECK (btrim("title") <> ''),
  ADD CONSTRAINT product_slug_is_plain CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 120),
  ADD CONSTRAINT product_ends_after_it_starts CHECK ("unpublish_at" > "publish_at");

ALTER TABLE "variant"
  ADD CONSTRAINT variant_has_sku CHECK (btrim("sku") <> ''),
  ADD CONSTRAINT variant_barcode_is_written CHECK (btrim("barcode") <> ''),
  ADD CONSTRAINT variant_is_measured CHECK (LEAST("weight_grams", "length_mm", "width_mm", "height_mm") >= 0);

-- "abc-1" and "ABC-1" are one SKU to everybody who reads it aloud.
CREATE UNIQUE INDEX variant_sku_in_any_case ON "variant" (lower("sku"));
CREATE UNIQUE INDEX variant_barcode ON "variant" ("barcode") WHERE "barcode" IS NOT NULL;
CREATE UNIQUE INDEX variant_combination ON "variant" ("product_id", "options")
  WHERE "status" = 'active' AND "options" <> '{}';
CREATE INDEX variant_sku_trigram_idx ON "variant" USING gin ("sku" gin_trgm_ops);

ALTER TABLE "price" ADD CONSTRAINT price_source
  CHECK (("source" = 'manual' AND "rate_id" IS NULL) OR ("source" = 'filled' AND "rate_id" IS NOT NULL));

-- Whoever writes another amount over a filled price makes it a person's, whether or not they know of filling.
CREATE FUNCTION price_becomes_manual() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('oja.is_filling', true) IS DISTINCT FROM 'yes' THEN
    NEW."source" := 'manual';
    NEW."rate_id" := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER price_becomes_manual BEFORE UPDATE ON "price" FOR EACH ROW
  WHEN (OLD."source" = 'filled' AND NEW."source" = 'filled' AND
    (OLD."minor", OLD."compare_at_minor") IS DISTINCT FROM (NEW."minor", NEW."compare_at_minor"))
  EXECUTE FUNCTION price_becomes_manual();

ALTER TABLE "exchange_rate" ADD CONSTRAINT exchange_rate_makes_sense CHECK
  ("rate" > 0 AND "base" <> "quote" AND "base" IN ('NGN', 'USD', 'KES') AND "quote" IN ('NGN', 'USD', 'KES'));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "exchange_rate" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "exchange_rate" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "fill_rule" ADD CONSTRAINT fill_rule_makes_sense CHECK
  ("base" <> "currency" AND "base" IN ('NGN', 'USD', 'KES') AND "currency" IN ('NGN', 'USD', 'KES')
    AND "rounding" IN ('nearest', 'up') AND "margin_points" BETWEEN 0 AND 50000
    AND "step_minor" > 0 AND "ending_minor" >= 0 AND "ending_minor" < "step_minor");

-- At most 250 variants: more is a sign of a wrong option, and a grid that nobody can read.
CREATE FUNCTION variants_are_not_too_many() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  crowded text := (SELECT v."product_id" FROM "variant" v
    WHERE v."product_id" IN (SELECT "product_id" FROM added) AND v."status" = 'active'
    GROUP BY v."product_id" HAVING count(*) > 250 LIMIT 1);
BEGIN
  IF crowded IS NOT NULL THEN
    RAISE EXCEPTION 'product % has more than 250 variants', crowded USING ERRCODE = 'check_violation', CONSTRAINT = 'variants_are_not_too_many';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER variants_are_not_too_many AFTER INSERT ON "variant" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION variants_are_not_too_many();

-- Nothing goes on sale that nobody could buy.
CREATE FUNCTION product_can_be_bought() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "product" WHERE "id" = NEW."id" AND "status" = 'active')
    AND NOT EXISTS (SELECT FROM "variant" v JOIN "price" p ON p."variant_id" = v."id"
      WHERE v."product_id" = NEW."id" AND v."status" = 'active') THEN
    RAISE EXCEPTION 'product % has nothing to sell', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'product_can_be_bought';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER product_can_be_bought AFTER UPDATE OF "status" ON "product"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."status" = 'active' AND OLD."status" <> 'active') EXECUTE FUNCTION product_can_be_bought();

-- Addresses ---------------------------------------------------------------------------------
-- Every address belongs to one product for good, unless it is taken over. What a product has now is
-- among its own; what it had before leads to it. The key decides between two who want the same one.

CREATE FUNCTION address_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "product_address" ("slug", "product_id") VALUES (NEW."slug", NEW."id") ON CONFLICT ("slug") DO NOTHING;
  IF NOT EXISTS (SELECT FROM "product_address" WHERE "slug" = NEW."slug" AND "product_id" = NEW."id") THEN
    RAISE EXCEPTION 'the address % leads to another product', NEW."slug" USING ERRCODE = 'unique_violation', CONSTRAINT = 'address_is_kept';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER address_is_kept AFTER INSERT OR UPDATE OF "slug" ON "product" FOR EACH ROW EXECUTE FUNCTION address_is_kept();

INSERT INTO "product_address" ("slug", "product_id") SELECT "slug", "id" FROM "product";
ALTER TABLE "product" ADD CONSTRAINT product_owns_its_address
  FOREIGN KEY ("slug", "id") REFERENCES "product_address" ("slug", "product_id") DEFERRABLE INITIALLY DEFERRED;

-- Attributes --------------------------------------------------------------------------------

ALTER TABLE "attribute_definition"
  ADD CONSTRAINT attribute_key_is_plain CHECK ("key" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT attribute_has_label CHECK (btrim("label") <> ''),
  ADD CONSTRAINT attribute_type CHECK ("type" IN ('text', 'number', 'boolean', 'date', 'choice', 'measure')),
  ADD CONSTRAINT attribute_unit CHECK (("type" = 'measure') = ("unit" IS NOT NULL)),
  ADD CONSTRAINT attribute_choices CHECK (("type" = 'choice') = (cardinality("choices") > 0));

ALTER TABLE "product_attribute" ADD CONSTRAINT product_attribute_fits_its_type CHECK (
  num_nonnulls("words", "number", "flag", "day") = 1 AND CASE "type"
    WHEN 'text' THEN "words" IS NOT NULL
    WHEN 'choice' THEN "words" IS NOT NULL
    WHEN 'number' THEN "number" IS NOT NULL
    WHEN 'measure' THEN "number" IS NOT NULL
    WHEN 'boolean' THEN "flag" IS NOT NULL
    WHEN 'date' THEN "day" IS NOT NULL
    ELSE false END);

CREATE FUNCTION choice_is_offered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "attribute_definition" WHERE "key" = NEW."key" AND NEW."words" = ANY ("choices")) THEN
    RAISE EXCEPTION '% is no choice of %', NEW."words", NEW."key" USING ERRCODE = 'check_violation', CONSTRAINT = 'choice_is_offered';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER choice_is_offered BEFORE INSERT OR UPDATE ON "product_attribute" FOR EACH ROW
  WHEN (NEW."type" = 'choice') EXECUTE FUNCTION choice_is_offered();

-- Words written straight into product.attributes (by an import, or before there were types) are text:
-- their definitions and values follow by themselves. Values of other types are written by their own door.
CREATE FUNCTION text_attributes_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "attribute_definition" ("key", "label")
    SELECT DISTINCT ON (key) key, label FROM (
      SELECT coalesce(nullif(trim(BOTH '-' FROM regexp_replace(plain(value ->> 'name'), '[^a-z0-9]+', '-', 'g')), ''), 'attribute') AS key,
        value ->> 'name' AS label
      FROM jsonb_array_elements(NEW."attributes") WHERE btrim(value ->> 'name') <> '') named
    WHERE NOT EXISTS (SELECT FROM "attribute_definition" known WHERE known."key" = named.key OR known."label" = named.label)
  ON CONFLICT DO NOTHING;

  DELETE FROM "product_attribute" pa USING "attribute_definition" d
    WHERE pa."product_id" = NEW."id" AND pa."type" = 'text' AND d."key" = pa."key"
      AND NOT EXISTS (SELECT FROM jsonb_array_elements(NEW."attributes") WHERE value ->> 'name' = d."label");

  INSERT INTO "product_attribute" ("product_id", "key", "type", "position", "words")
    SELECT DISTINCT ON (d."key") NEW."id", d."key", 'text', place - 1, value ->> 'value'
    FROM jsonb_array_elements(NEW."attributes") WITH ORDINALITY AS entry (value, place)
      JOIN "attribute_definition" d ON d."label" = value ->> 'name' AND d."type" = 'text'
    WHERE value ->> 'value' IS NOT NULL
  ON CONFLICT ("product_id", "key") DO UPDATE SET "words" = excluded."words", "position" = excluded."position"
    WHERE ("product_attribute"."words", "product_attribute"."position") IS DISTINCT FROM (excluded."words", excluded."position");
  RETURN NULL;
END $$;
CREATE TRIGGER text_attributes_follow AFTER INSERT OR UPDATE OF "attributes" ON "product"
  FOR EACH ROW WHEN (NEW."attributes" <> '[]') EXECUTE FUNCTION text_attributes_follow();
CREATE TRIGGER text_attributes_end AFTER UPDATE OF "attributes" ON "product"
  FOR EACH ROW WHEN (NEW."attributes" = '[]' AND OLD."attributes" <> '[]') EXECUTE FUNCTION text_attributes_follow();

-- What was written before there were types.
UPDATE "product" SET "attributes" = "attributes" WHERE "attributes" <> '[]';

-- The staff's list in each of its orders, and what is due.
CREATE INDEX product_title_idx ON "product" (lower("title"), "id");
CREATE INDEX product_updated_idx ON "product" ("updated_at" DESC, "id" DESC);
CREATE INDEX product_publish_due_idx ON "product" ("publish_at") WHERE "publish_at" IS NOT NULL;
CREATE INDEX product_unpublish_due_idx ON "product" ("unpublish_at") WHERE "unpublish_at" IS NOT NULL;
CREATE INDEX product_tags_idx ON "product" USING gin ("tags");
