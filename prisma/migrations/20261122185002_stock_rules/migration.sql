-- What the database holds true about batches, promises, transfers and counts, whoever writes.

-- Batches: a level's known batches never exceed what lies there, and add up to `batched`. Goods without batches
-- keep `batched` at nought and never fire these triggers.
ALTER TABLE "stock_level" ADD CONSTRAINT stock_within_batches CHECK ("batched" BETWEEN 0 AND "on_hand");
ALTER TABLE "batch"
  ADD CONSTRAINT batch_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id"),
  ADD CONSTRAINT batch_cost CHECK (("cost_minor" IS NULL) = ("cost_currency" IS NULL) AND ("cost_minor" IS NULL OR "cost_minor" >= 0)),
  ADD CONSTRAINT batch_cost_currency CHECK ("cost_currency" IN ('NGN', 'USD', 'KES')),
  ADD CONSTRAINT batch_code CHECK ("code" <> '');
ALTER TABLE "batch_level"
  ADD CONSTRAINT batch_level_is_counted CHECK ("on_hand" >= 0),
  ADD CONSTRAINT batch_level_of_level FOREIGN KEY ("variant_id", "location_id") REFERENCES "stock_level" ("variant_id", "location_id");
ALTER TABLE "batch_movement"
  ADD CONSTRAINT batch_movement_moves CHECK ("delta" <> 0),
  ADD CONSTRAINT batch_movement_of_level FOREIGN KEY ("batch_id", "location_id") REFERENCES "batch_level" ("batch_id", "location_id"),
  ADD CONSTRAINT batch_movement_kind CHECK ("kind" IN ('receipt', 'sale', 'adjustment', 'return', 'transfer', 'count'));

CREATE FUNCTION batches_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  variant text := to_jsonb(NEW) ->> 'variant_id';
  place text := to_jsonb(NEW) ->> 'location_id';
BEGIN
  IF coalesce((SELECT "batched" FROM "stock_level" WHERE "variant_id" = variant AND "location_id" = place), 0)
     <> coalesce((SELECT sum("on_hand") FROM "batch_level" WHERE "variant_id" = variant AND "location_id" = place), 0) THEN
    RAISE EXCEPTION 'the batches of % at % do not add up', variant, place USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER batches_add_up AFTER INSERT OR UPDATE ON "batch_level"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION batches_add_up();
CREATE CONSTRAINT TRIGGER batches_add_up AFTER UPDATE ON "stock_level"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD."batched" <> NEW."batched") EXECUTE FUNCTION batches_add_up();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "batch_movement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON "batch_movement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Promises of stock still to come: never more at one time than was allowed.
ALTER TABLE "stock_policy"
  ADD CONSTRAINT stock_policy_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id"),
  ADD CONSTRAINT stock_policy_mode CHECK ("mode" IN ('deny', 'backorder', 'preorder')),
  ADD CONSTRAINT stock_policy_limit CHECK ("backordered" >= 0 AND "backordered" <= "most"),
  ADD CONSTRAINT stock_policy_preorder_has_date CHECK ("mode" <> 'preorder' OR "available_from" IS NOT NULL);
ALTER TABLE "backorder_line"
  ADD CONSTRAINT backorder_line_hold FOREIGN KEY ("reference") REFERENCES "hold" ("reference"),
  ADD CONSTRAINT backorder_line_policy FOREIGN KEY ("variant_id") REFERENCES "stock_policy" ("variant_id"),
  ADD CONSTRAINT backorder_line_quantity CHECK ("quantity" > 0 AND "filled" BETWEEN 0 AND "quantity"),
  ADD CONSTRAINT backorder_line_status CHECK ("status" IN ('open', 'filled', 'released') AND ("status" = 'filled') = ("filled" = "quantity"));
CREATE INDEX backorder_line_open ON "backorder_line" ("variant_id", "created_at") WHERE "status" = 'open';

-- Transfers: what was sent is received, lost or on its way.
ALTER TABLE "stock_transfer"
  ADD CONSTRAINT stock_transfer_goes_somewhere CHECK ("from_id" <> "to_id"),
  ADD CONSTRAINT stock_transfer_status CHECK ("status" IN ('draft', 'sent', 'received', 'cancelled')),
  ADD CONSTRAINT stock_transfer_from FOREIGN KEY ("from_id") REFERENCES "location" ("id"),
  ADD CONSTRAINT stock_transfer_to FOREIGN KEY ("to_id") REFERENCES "location" ("id");
ALTER TABLE "stock_transfer_line"
  ADD CONSTRAINT stock_transfer_line_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id"),
  ADD CONSTRAINT stock_transfer_line_adds_up CHECK
    ("quantity" > 0 AND "received" >= 0 AND "lost" >= 0 AND "received" + "lost" <= "quantity"),
  ADD CONSTRAINT stock_transfer_loss_has_reason CHECK ("lost" = 0 OR "lost_reason" <> '');
ALTER TABLE "stock_transfer_batch"
  ADD CONSTRAINT stock_transfer_batch_adds_up CHECK ("quantity" > 0 AND "received" BETWEEN 0 AND "quantity"),
  ADD CONSTRAINT stock_transfer_batch_line FOREIGN KEY ("transfer_id", "variant_id")
    REFERENCES "stock_transfer_line" ("transfer_id", "variant_id"),
  ADD CONSTRAINT stock_transfer_batch_batch FOREIGN KEY ("batch_id") REFERENCES "batch" ("id");

CREATE FUNCTION transfer_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."status", NEW."status") NOT IN (('draft', 'sent'), ('draft', 'cancelled'), ('sent', 'received')) THEN
    RAISE EXCEPTION 'a transfer cannot move from % to %', OLD."status", NEW."status" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_moves BEFORE UPDATE OF "status" ON "stock_transfer" FOR EACH ROW
  WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION transfer_moves_forward();

-- Counts.
ALTER TABLE "stock_count"
  ADD CONSTRAINT stock_count_status CHECK ("status" IN ('open', 'submitted', 'applied', 'cancelled')),
  ADD CONSTRAINT stock_count_location FOREIGN KEY ("location_id") REFERENCES "location" ("id");
ALTER TABLE "stock_count_line"
  ADD CONSTRAINT stock_count_line_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id"),
  ADD CONSTRAINT stock_count_line_counted CHECK ("expected" >= 0 AND ("counted" IS NULL OR "counted" >= 0) AND ("counted" IS NULL) = ("base" IS NULL));

-- A place is archived only once it is empty.
ALTER TABLE "location" ADD CONSTRAINT location_words CHECK ("code" <> '' AND "name" <> '' AND length("country") = 2);
CREATE FUNCTION location_is_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "stock_level" WHERE "location_id" = NEW."id" AND "on_hand" > 0) THEN
    RAISE EXCEPTION 'location % still holds stock', NEW."code" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER location_is_empty BEFORE UPDATE OF "archived_at" ON "location" FOR EACH ROW
  WHEN (OLD."archived_at" IS NULL AND NEW."archived_at" IS NOT NULL) EXECUTE FUNCTION location_is_empty();
