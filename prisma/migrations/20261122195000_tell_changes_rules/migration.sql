-- By hand: whoever keeps pages of the shop in memory hears of each committed change of what they show.
-- The words are "page <slug>", "product <slug>", "lists" and "everything"; server/front/listen.ts reads them.

CREATE FUNCTION tell_shop(word text) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('oja_shop_changed', word);
$$;

-- One word for each product, or for all when there are many: a file of 50,000 rows is not 50,000 messages.
CREATE FUNCTION tell_products(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(ids) = 0 THEN RETURN; END IF;
  IF cardinality(ids) > 50 THEN
    PERFORM tell_shop('everything');
    RETURN;
  END IF;
  PERFORM tell_shop('product ' || "slug") FROM "product" WHERE "id" = ANY (ids);
  PERFORM tell_shop('lists');
END $$;

CREATE FUNCTION everything_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_shop('everything');
  RETURN NULL;
END $$;

CREATE FUNCTION product_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The old address too: a page may be kept under it.
  IF TG_OP = 'UPDATE' AND OLD."slug" <> NEW."slug" THEN PERFORM tell_shop('product ' || OLD."slug"); END IF;
  PERFORM tell_shop('product ' || NEW."slug");
  PERFORM tell_shop('lists');
  RETURN NULL;
END $$;

-- A draft that stays one is nobody's to see.
CREATE TRIGGER product_told_when_made AFTER INSERT ON "product"
  FOR EACH ROW WHEN (NEW."status" = 'active') EXECUTE FUNCTION product_told();
CREATE TRIGGER product_told_when_changed AFTER UPDATE ON "product"
  FOR EACH ROW WHEN (NEW."status" = 'active' OR OLD."status" = 'active') EXECUTE FUNCTION product_told();

CREATE FUNCTION variant_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_products(array(SELECT DISTINCT "product_id" FROM told));
  RETURN NULL;
END $$;
CREATE TRIGGER variant_told_when_made AFTER INSERT ON "variant" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION variant_told();
CREATE TRIGGER variant_told_when_changed AFTER UPDATE ON "variant" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION variant_told();
CREATE TRIGGER variant_told_when_removed AFTER DELETE ON "variant" REFERENCING OLD TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION variant_told();
CREATE TRIGGER media_told_when_made AFTER INSERT ON "media" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION variant_told();
CREATE TRIGGER media_told_when_changed AFTER UPDATE ON "media" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION variant_told();
CREATE TRIGGER media_told_when_removed AFTER DELETE ON "media" REFERENCING OLD TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION variant_told();

CREATE FUNCTION price_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_products(array(
    SELECT DISTINCT "product_id" FROM "variant" WHERE "id" IN (SELECT "variant_id" FROM told)));
  RETURN NULL;
END $$;
CREATE TRIGGER price_told_when_made AFTER INSERT ON "price" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION price_told();
CREATE TRIGGER price_told_when_changed AFTER UPDATE ON "price" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION price_told();
CREATE TRIGGER price_told_when_removed AFTER DELETE ON "price" REFERENCING OLD TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION price_told();

-- Price lists begin and end by themselves; what they make of the prices is written here.
CREATE TRIGGER product_price_told_when_made AFTER INSERT ON "product_price" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION variant_told();
CREATE TRIGGER product_price_told_when_changed AFTER UPDATE ON "product_price" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION variant_told();

CREATE TRIGGER price_list_told AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "price_list"
  FOR EACH STATEMENT EXECUTE FUNCTION everything_changed();
CREATE TRIGGER price_list_entry_told AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "price_list_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION everything_changed();
CREATE TRIGGER collection_told AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "collection"
  FOR EACH STATEMENT EXECUTE FUNCTION everything_changed();
CREATE TRIGGER collection_product_told AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "collection_product"
  FOR EACH STATEMENT EXECUTE FUNCTION everything_changed();
CREATE TRIGGER search_pin_told AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "search_pin"
  FOR EACH STATEMENT EXECUTE FUNCTION everything_changed();
CREATE TRIGGER category_told AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "category"
  FOR EACH STATEMENT EXECUTE FUNCTION everything_changed();
CREATE TRIGGER delivery_rate_told AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "delivery_rate"
  FOR EACH STATEMENT EXECUTE FUNCTION everything_changed();

-- What may be ordered ahead, and whether anything is left to promise.
CREATE TRIGGER stock_policy_told_when_made AFTER INSERT ON "stock_policy" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION price_told();
CREATE TRIGGER stock_policy_told_when_changed AFTER UPDATE ON "stock_policy" REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION price_told();
CREATE TRIGGER stock_policy_told_when_removed AFTER DELETE ON "stock_policy" REFERENCING OLD TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION price_told();

-- Orders change stock all day. A list says only whether there is any, and a product's own page counts the last few; so
-- an ordinary sale costs one comparison here, and no message.
CREATE FUNCTION stock_told() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_turned boolean := TG_OP = 'INSERT'
    OR (NEW."on_hand" - NEW."reserved" > 0) <> (OLD."on_hand" - OLD."reserved" > 0);
BEGIN
  IF is_turned THEN
    PERFORM tell_products(array(SELECT "product_id" FROM "variant" WHERE "id" = NEW."variant_id"));
  ELSE
    PERFORM tell_shop('page ' || p."slug")
      FROM "variant" v JOIN "product" p ON p."id" = v."product_id" WHERE v."id" = NEW."variant_id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER stock_told_when_made AFTER INSERT ON "stock_level"
  FOR EACH ROW EXECUTE FUNCTION stock_told();
CREATE TRIGGER stock_told_when_changed AFTER UPDATE ON "stock_level"
  FOR EACH ROW WHEN (
    (NEW."on_hand" - NEW."reserved" <= 10 OR OLD."on_hand" - OLD."reserved" <= 10)
    AND NEW."on_hand" - NEW."reserved" <> OLD."on_hand" - OLD."reserved")
  EXECUTE FUNCTION stock_told();
