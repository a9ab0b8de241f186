-- What the database holds true about categories, collections and price lists, whoever writes.

-- The tree of categories ------------------------------------------------------------------

ALTER TABLE "category"
  ADD CONSTRAINT category_status CHECK ("status" IN ('active', 'archived')),
  ADD CONSTRAINT category_has_name CHECK (btrim("name") <> '');

-- One mover at a time: two moves that are each sound could make a ring together.
CREATE FUNCTION category_tree_is_sound() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above int := 0;
  step text := NEW."parent_id";
  height int;
BEGIN
  PERFORM pg_advisory_xact_lock(20261122, 1);
  WHILE step IS NOT NULL LOOP
    above := above + 1;
    IF step = NEW."id" OR above > 20 THEN
      RAISE EXCEPTION 'category % cannot be inside itself', NEW."id" USING ERRCODE = 'check_violation';
    END IF;
    SELECT "parent_id" INTO step FROM "category" WHERE "id" = step;
  END LOOP;
  WITH RECURSIVE below AS (
    SELECT NEW."id" AS id, 1 AS level
    UNION ALL SELECT c."id", b.level + 1 FROM "category" c JOIN below b ON c."parent_id" = b.id WHERE b.level < 20
  ) SELECT max(level) INTO height FROM below;
  IF above + height > 5 THEN
    RAISE EXCEPTION 'the tree of categories is at most five levels deep' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER category_tree_is_sound BEFORE INSERT OR UPDATE OF "parent_id" ON "category"
  FOR EACH ROW WHEN (NEW."parent_id" IS NOT NULL) EXECUTE FUNCTION category_tree_is_sound();

-- A category and all below it.
CREATE FUNCTION category_and_below(top text) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE below AS (
    SELECT "id" FROM "category" WHERE "id" = top
    UNION ALL SELECT c."id" FROM "category" c JOIN below b ON c."parent_id" = b."id"
  ) SELECT "id" FROM below
$$;

-- Collections -----------------------------------------------------------------------------

ALTER TABLE "collection"
  ADD CONSTRAINT collection_kind CHECK ("kind" IN ('manual', 'rule')),
  ADD CONSTRAINT collection_rule CHECK (("kind" = 'rule') = ("rule" IS NOT NULL)),
  ADD CONSTRAINT collection_status CHECK ("status" IN ('draft', 'active')),
  ADD CONSTRAINT collection_sort CHECK ("sort" IN ('featured', 'newest', 'price-up', 'price-down')),
  ADD CONSTRAINT collection_has_title CHECK (btrim("title") <> ''),
  ADD CONSTRAINT collection_period CHECK ("ends_at" > "starts_at");
ALTER TABLE "collection_product"
  ADD CONSTRAINT collection_product_product FOREIGN KEY ("product_id") REFERENCES "product" ("id") ON DELETE CASCADE;
ALTER TABLE "list_redirect" ADD CONSTRAINT list_redirect_kind CHECK ("kind" IN ('category', 'collection'));

-- Customer groups and price lists -----------------------------------------------------------

ALTER TABLE "customer_group" ADD CONSTRAINT customer_group_has_name CHECK (btrim("name") <> '');
ALTER TABLE "customer_group_member"
  ADD CONSTRAINT customer_group_member_user FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE;

ALTER TABLE "price_list"
  ADD CONSTRAINT price_list_has_name CHECK (btrim("name") <> ''),
  ADD CONSTRAINT price_list_currency CHECK ("currency" IN ('NGN', 'USD', 'KES')),
  ADD CONSTRAINT price_list_status CHECK ("status" IN ('draft', 'active', 'archived')),
  ADD CONSTRAINT price_list_priority CHECK ("priority" BETWEEN 0 AND 100),
  ADD CONSTRAINT price_list_period CHECK ("ends_at" > "starts_at");
ALTER TABLE "price_list_entry"
  ADD CONSTRAINT price_list_entry_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id") ON DELETE CASCADE,
  ADD CONSTRAINT price_list_entry_quantity CHECK ("min_quantity" BETWEEN 1 AND 9999),
  ADD CONSTRAINT price_list_entry_price CHECK (num_nonnulls("minor", "points_off") = 1),
  ADD CONSTRAINT price_list_entry_amount CHECK ("minor" > 0),
  ADD CONSTRAINT price_list_entry_points CHECK ("points_off" BETWEEN 1 AND 9900);

-- The prices that everyone sees ---------------------------------------------------------------

-- Half a kobo and more counts as one; no price is ever nothing. policy/choose-price.ts says the same (a test compares).
CREATE FUNCTION offered_minor(base bigint, minor bigint, points_off int) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(minor, greatest(1, div(base::numeric * (10000 - points_off) + 5000, 10000))::bigint)
$$;

DROP FUNCTION price_products(text[]);

-- What one of each variant costs everyone at a moment, by the base price and the price lists for all.
CREATE FUNCTION price_products(products text[], moment timestamptz DEFAULT now()) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two people who price two variants of one product take turns here, so the second sees what the first wrote.
  PERFORM FROM "product" WHERE "id" = ANY (products) ORDER BY "id" FOR NO KEY UPDATE;
  DELETE FROM "product_price" WHERE "product_id" = ANY (products);
  INSERT INTO "product_price" ("product_id", "currency", "low", "high", "compare_at", "minors")
    WITH based AS (
      SELECT v."product_id", v."id", v."position", p."currency", p."minor", p."compare_at_minor"
      FROM "variant" v JOIN "price" p ON p."variant_id" = v."id"
      WHERE v."product_id" = ANY (products) AND v."status" = 'active'
    ), offered AS (
      SELECT DISTINCT ON (b."id", b."currency") b."id", b."currency", l."priority",
        offered_minor(b."minor", e."minor", e."points_off") AS minor
      FROM based b
      JOIN "price_list_entry" e ON e."variant_id" = b."id" AND e."currency" = b."currency" AND e."min_quantity" = 1
      JOIN "price_list" l ON l."id" = e."list_id"
      WHERE l."status" = 'active' AND l."group_id" IS NULL
        AND coalesce(l."starts_at" <= moment, true) AND coalesce(l."ends_at" > moment, true)
      ORDER BY b."id", b."currency", l."priority" DESC, minor
    ), shown AS (
      SELECT b."product_id", b."id", b."position", b."currency",
        CASE WHEN o."priority" > 0 THEN o."minor" ELSE least(b."minor", o."minor") END AS minor, b."minor" AS base, b."compare_at_minor"
      FROM based b LEFT JOIN offered o ON o."id" = b."id" AND o."currency" = b."currency"
    )
    SELECT s."product_id", s."currency", min(s.minor), max(s.minor),
      (array_agg(CASE WHEN s.minor < s.base THEN s.base WHEN s.minor = s.base THEN s."compare_at_minor" END
        ORDER BY s.minor, s."position", s."id"))[1],
      array_agg(DISTINCT s.minor)
    FROM shown s GROUP BY s."product_id", s."currency";
END $$;

SELECT price_products(array(SELECT "id" FROM "product"));
