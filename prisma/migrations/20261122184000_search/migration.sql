-- AlterTable
ALTER TABLE "product" DROP COLUMN "search";

-- AlterTable
ALTER TABLE "product_price" ADD COLUMN "steps" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateTable
CREATE TABLE "search_entry" (
    "id" TEXT NOT NULL,
    "category_id" TEXT NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "position" INTEGER NOT NULL,
    "newest" BIGINT NOT NULL,
    "is_in_stock" BOOLEAN NOT NULL,
    "words" tsvector NOT NULL,
    "head" tsvector NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "products" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "search_stock_change" (
    "id" BIGSERIAL NOT NULL,
    "product_id" TEXT NOT NULL,

    CONSTRAINT "search_stock_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_synonym" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "terms" TEXT[],
    "meanings" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_synonym_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_pin" (
    "id" TEXT NOT NULL,
    "query" TEXT,
    "category_id" TEXT,
    "product_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "search_pin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_log" (
    "day" DATE NOT NULL,
    "words" TEXT NOT NULL,
    "searches" INTEGER NOT NULL,
    "empty" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_log_pkey" PRIMARY KEY ("day","words")
);

-- CreateIndex
CREATE INDEX "search_entry_position_id_idx" ON "search_entry"("position", "id");

-- CreateIndex
CREATE INDEX "search_entry_category_id_position_id_idx" ON "search_entry"("category_id", "position", "id");

-- CreateIndex
CREATE INDEX "search_entry_newest_id_idx" ON "search_entry"("newest" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "search_pin_query_idx" ON "search_pin"("query");

-- CreateIndex
CREATE INDEX "search_pin_category_id_idx" ON "search_pin"("category_id");

-- By hand

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

ALTER TABLE "search_entry"
  ADD CONSTRAINT search_entry_product FOREIGN KEY ("id") REFERENCES "product" ("id") ON DELETE CASCADE;
CREATE INDEX search_entry_words_idx ON "search_entry" USING gin ("words") WITH (fastupdate = off);
CREATE INDEX search_entry_head_idx ON "search_entry" USING gin ("head") WITH (fastupdate = off);
CREATE INDEX search_entry_tags_idx ON "search_entry" USING gin ("tags") WITH (fastupdate = off);

-- Byte order, so that the primary key finds beginnings of words too.
ALTER TABLE "search_word" ALTER COLUMN "word" TYPE text COLLATE "C";
CREATE INDEX search_word_trigram_idx ON "search_word" USING gin ("word" gin_trgm_ops) WITH (fastupdate = off);

ALTER TABLE "search_synonym"
  ADD CONSTRAINT search_synonym_kind CHECK ("kind" IN ('same', 'also')),
  ADD CONSTRAINT search_synonym_says_something CHECK (
    ("kind" = 'same' AND cardinality("terms") BETWEEN 2 AND 20 AND cardinality("meanings") = 0)
    OR ("kind" = 'also' AND cardinality("terms") BETWEEN 1 AND 20 AND cardinality("meanings") BETWEEN 1 AND 20));

ALTER TABLE "search_pin"
  ADD CONSTRAINT search_pin_place CHECK (("query" IS NULL) <> ("category_id" IS NULL) AND "position" BETWEEN 1 AND 48),
  ADD CONSTRAINT search_pin_query_is_kept_plain CHECK ("query" <> ''),
  ADD CONSTRAINT search_pin_category FOREIGN KEY ("category_id") REFERENCES "category" ("id") ON DELETE CASCADE,
  ADD CONSTRAINT search_pin_product FOREIGN KEY ("product_id") REFERENCES "product" ("id") ON DELETE CASCADE;
CREATE UNIQUE INDEX search_pin_once ON "search_pin" ((coalesce("query", "category_id")), "product_id") WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX search_pin_one_a_place ON "search_pin" ((coalesce("query", "category_id")), "position") WHERE "removed_at" IS NULL;

ALTER TABLE "search_log"
  ADD CONSTRAINT search_log_counts CHECK ("searches" > 0 AND "empty" BETWEEN 0 AND "searches"),
  ADD CONSTRAINT search_log_words CHECK (length("words") BETWEEN 1 AND 120 AND "words" NOT LIKE '%@%');

-- Price ranges ------------------------------------------------------------------------

-- Where one range ends and the next begins, in minor units. The one place that says so.
CREATE FUNCTION price_steps(currency text) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE currency
    WHEN 'NGN' THEN ARRAY[500000, 1000000, 2500000, 5000000, 10000000, 25000000]::bigint[]
    WHEN 'KES' THEN ARRAY[100000, 250000, 500000, 1000000, 2500000, 5000000]::bigint[]
    ELSE ARRAY[1000, 2500, 5000, 10000, 25000, 50000]::bigint[] END
$$;

-- 0 is below the first step, 1 from the first to below the second, and so on.
CREATE FUNCTION note_price_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."steps" := array(
    SELECT DISTINCT width_bucket(p."minor", price_steps(NEW."currency")) AS step
    FROM "variant" v JOIN "price" p ON p."variant_id" = v."id" AND p."currency" = NEW."currency"
    WHERE v."product_id" = NEW."product_id" AND v."status" = 'active' ORDER BY step);
  RETURN NEW;
END $$;
CREATE TRIGGER note_price_steps BEFORE INSERT OR UPDATE ON "product_price"
  FOR EACH ROW EXECUTE FUNCTION note_price_steps();

-- What can be found -------------------------------------------------------------------

CREATE OR REPLACE FUNCTION product_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."search_text" := plain(NEW."title" || ' ' || coalesce(array_to_string(NEW."tags", ' '), ''));
  RETURN NEW;
END $$;

-- Both as written and by stem: the beginning of a word must be found in what was written.
CREATE FUNCTION both_ways(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('simple', plain(words)) || to_tsvector('english', plain(words))
$$;

-- "V-0012/b" is found by v-0012, by 0012 and by v0012b.
CREATE FUNCTION sku_words(product text) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_to_tsvector(array_agg(DISTINCT word)), '') FROM (
    SELECT part AS word FROM "variant", regexp_split_to_table(lower("sku"), '[^a-z0-9]+') AS part WHERE "product_id" = product AND "status" = 'active'
    UNION SELECT regexp_replace(lower("sku"), '[^a-z0-9]+', '', 'g') FROM "variant" WHERE "product_id" = product AND "status" = 'active'
  ) w WHERE word <> ''
$$;

CREATE FUNCTION is_product_in_stock(product text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "variant" v JOIN "stock_level" s ON s."variant_id" = v."id"
    WHERE v."product_id" = product AND v."status" = 'active' AND s."on_hand" > s."reserved")
$$;

-- A function, as is_product_in_stock is, so that the planner asks about one product at a time and does not look at
-- every variant of the shop because of a few.
CREATE FUNCTION costs_between(product text, price_currency text, low bigint, high bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "variant" v JOIN "price" p ON p."variant_id" = v."id" AND p."currency" = price_currency
    WHERE v."product_id" = product AND v."status" = 'active' AND p."minor" BETWEEN low AND high)
$$;

-- Writes the entries of products again. Two people who change two variants of one product take turns.
CREATE FUNCTION enter_products(products text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(products) = 0 THEN RETURN; END IF;
  PERFORM FROM "product" WHERE "id" = ANY (products) ORDER BY "id" FOR NO KEY UPDATE;
  DELETE FROM "search_entry" e WHERE e."id" = ANY (products)
    AND NOT EXISTS (SELECT FROM "product" p WHERE p."id" = e."id" AND p."status" = 'active');
  INSERT INTO "search_entry" AS e ("id", "category_id", "tags", "position", "newest", "is_in_stock", "head", "words")
    SELECT p."id", p."category_id", p."tags", p."position",
      (extract(epoch FROM coalesce(p."published_at", p."created_at")) * 1000)::bigint, is_product_in_stock(p."id"),
      head.words, head.words || setweight(both_ways(p."summary"), 'C') || setweight(to_tsvector('english', plain(
        p."description" || ' ' || coalesce((SELECT string_agg(value ->> 'value', ' ') FROM jsonb_array_elements(
          CASE jsonb_typeof(p."attributes") WHEN 'array' THEN p."attributes" ELSE '[]' END)), ''))), 'D')
    FROM "product" p, LATERAL (SELECT setweight(both_ways(p."title"), 'A')
      || setweight(both_ways(coalesce(array_to_string(p."tags", ' '), '')), 'B') || setweight(sku_words(p."id"), 'B') AS words) head
    WHERE p."id" = ANY (products) AND p."status" = 'active' ORDER BY p."id"
  ON CONFLICT ("id") DO UPDATE SET "category_id" = excluded."category_id", "tags" = excluded."tags", "position" = excluded."position",
    "newest" = excluded."newest", "is_in_stock" = excluded."is_in_stock", "head" = excluded."head", "words" = excluded."words";
  -- In order, so that two who add the same words cannot wait for each other.
  INSERT INTO "search_word" ("word")
    SELECT DISTINCT word FROM "product" p, regexp_split_to_table(p."search_text", '[^[:alnum:]]+') AS word
    WHERE p."id" = ANY (products) AND p."status" = 'active' AND length(word) BETWEEN 3 AND 40 AND word !~ '[0-9]' ORDER BY word
  ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION enter_new_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_products(array(SELECT "id" FROM new_product));
  RETURN NULL;
END $$;
CREATE TRIGGER enter_new_products AFTER INSERT ON "product" REFERENCING NEW TABLE AS new_product
  FOR EACH STATEMENT EXECUTE FUNCTION enter_new_products();

CREATE FUNCTION enter_changed_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_products(array(
    SELECT now."id" FROM old_product was JOIN new_product now USING ("id")
    WHERE (was."title", was."summary", was."description", was."status", was."category_id", was."attributes", was."tags", was."position", was."published_at", was."created_at")
      IS DISTINCT FROM (now."title", now."summary", now."description", now."status", now."category_id", now."attributes", now."tags", now."position", now."published_at", now."created_at")));
  RETURN NULL;
END $$;
CREATE TRIGGER enter_changed_products AFTER UPDATE ON "product" REFERENCING OLD TABLE AS old_product NEW TABLE AS new_product
  FOR EACH STATEMENT EXECUTE FUNCTION enter_changed_products();

CREATE FUNCTION enter_products_of_new_variants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_products(array(SELECT DISTINCT "product_id" FROM some_variant));
  RETURN NULL;
END $$;
CREATE TRIGGER enter_products_of_new_variants AFTER INSERT ON "variant" REFERENCING NEW TABLE AS some_variant
  FOR EACH STATEMENT EXECUTE FUNCTION enter_products_of_new_variants();
CREATE TRIGGER enter_products_of_removed_variants AFTER DELETE ON "variant" REFERENCING OLD TABLE AS some_variant
  FOR EACH STATEMENT EXECUTE FUNCTION enter_products_of_new_variants();

CREATE FUNCTION enter_products_of_changed_variants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter_products(array(
    SELECT DISTINCT moved."product_id" FROM old_variant was JOIN new_variant now USING ("id"),
      LATERAL (VALUES (was."product_id"), (now."product_id")) AS moved ("product_id")
    WHERE (was."sku", was."status", was."product_id") IS DISTINCT FROM (now."sku", now."status", now."product_id")));
  RETURN NULL;
END $$;
CREATE TRIGGER enter_products_of_changed_variants AFTER UPDATE ON "variant" REFERENCING OLD TABLE AS old_variant NEW TABLE AS new_variant
  FOR EACH STATEMENT EXECUTE FUNCTION enter_products_of_changed_variants();

-- Stock -------------------------------------------------------------------------------

-- Selling must never wait for a list: a product that comes into stock or goes out of it is only noted, which locks
-- nothing. Lists look at what is noted afresh; a job settles it.
CREATE FUNCTION note_stock_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "search_stock_change" ("product_id")
    SELECT "product_id" FROM "variant" WHERE "id" = CASE TG_OP WHEN 'DELETE' THEN OLD."variant_id" ELSE NEW."variant_id" END;
  RETURN NULL;
END $$;
CREATE TRIGGER note_stock_added AFTER INSERT ON "stock_level" FOR EACH ROW
  WHEN (NEW."on_hand" > NEW."reserved") EXECUTE FUNCTION note_stock_change();
CREATE TRIGGER note_stock_removed AFTER DELETE ON "stock_level" FOR EACH ROW
  WHEN (OLD."on_hand" > OLD."reserved") EXECUTE FUNCTION note_stock_change();
CREATE TRIGGER note_stock_changed AFTER UPDATE OF "on_hand", "reserved" ON "stock_level" FOR EACH ROW
  WHEN ((OLD."on_hand" > OLD."reserved") IS DISTINCT FROM (NEW."on_hand" > NEW."reserved")) EXECUTE FUNCTION note_stock_change();

-- Takes up to that many notes and answers how many it took. What is noted meanwhile stays noted.
CREATE FUNCTION settle_stock_changes(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  products text[];
  taken integer;
BEGIN
  WITH gone AS (
    DELETE FROM "search_stock_change" WHERE "id" IN (
      SELECT "id" FROM "search_stock_change" ORDER BY "id" LIMIT most FOR UPDATE SKIP LOCKED)
    RETURNING "product_id"
  )
  SELECT array_agg(DISTINCT "product_id"), count(*) INTO products, taken FROM gone;
  PERFORM FROM "product" WHERE "id" = ANY (products) ORDER BY "id" FOR NO KEY UPDATE;
  UPDATE "search_entry" SET "is_in_stock" = NOT "is_in_stock"
    WHERE "id" = ANY (products) AND "is_in_stock" <> is_product_in_stock("id");
  RETURN taken;
END $$;

-- Counts every word again and forgets those that are gone.
CREATE FUNCTION count_search_words() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CREATE TEMP TABLE counted ON COMMIT DROP AS
    SELECT word COLLATE "C" AS word, count(DISTINCT p."id")::int AS products
    FROM "product" p, regexp_split_to_table(p."search_text", '[^[:alnum:]]+') AS word
    WHERE p."status" = 'active' AND length(word) BETWEEN 3 AND 40 AND word !~ '[0-9]' GROUP BY 1;
  DELETE FROM "search_word" w WHERE NOT EXISTS (SELECT FROM counted c WHERE c.word = w."word");
  INSERT INTO "search_word" AS w ("word", "products") SELECT word, products FROM counted ORDER BY word
    ON CONFLICT ("word") DO UPDATE SET "products" = excluded."products" WHERE w."products" <> excluded."products";
  DROP TABLE counted;
END $$;

UPDATE "product_price" SET "low" = "low";
SELECT enter_products(array(SELECT "id" FROM "product"));
SELECT count_search_words();
