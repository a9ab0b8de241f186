-- What the database holds true by itself, whoever writes.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Money, counts and words -------------------------------------------------------------

ALTER TABLE "price"
  ADD CONSTRAINT price_is_positive CHECK ("minor" > 0),
  ADD CONSTRAINT price_compare_is_higher CHECK ("compare_at_minor" IS NULL OR "compare_at_minor" > "minor"),
  ADD CONSTRAINT price_currency CHECK ("currency" IN ('NGN', 'USD', 'KES'));

ALTER TABLE "product" ADD CONSTRAINT product_status CHECK ("status" IN ('draft', 'active', 'archived'));
ALTER TABLE "variant" ADD CONSTRAINT variant_status CHECK ("status" IN ('active', 'archived'));
ALTER TABLE "category" ADD CONSTRAINT category_is_not_its_parent CHECK ("parent_id" IS DISTINCT FROM "id");

ALTER TABLE "stock_level"
  ADD CONSTRAINT stock_is_counted CHECK ("on_hand" >= 0 AND "reserved" >= 0 AND "reserved" <= "on_hand"),
  ADD CONSTRAINT stock_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id");
ALTER TABLE "stock_movement"
  ADD CONSTRAINT stock_movement_kind CHECK ("kind" IN
    ('receipt', 'reservation', 'release', 'sale', 'adjustment', 'return', 'transfer', 'count')),
  ADD CONSTRAINT stock_movement_moves CHECK ("on_hand_delta" <> 0 OR "reserved_delta" <> 0);
ALTER TABLE "hold" ADD CONSTRAINT hold_status CHECK ("status" IN ('held', 'sold', 'released'));
ALTER TABLE "hold_line" ADD CONSTRAINT hold_line_quantity CHECK ("quantity" > 0);

ALTER TABLE "cart" ADD CONSTRAINT cart_status CHECK ("status" IN ('open', 'ordered'));
ALTER TABLE "cart_line"
  ADD CONSTRAINT cart_line_quantity CHECK ("quantity" BETWEEN 1 AND 99),
  ADD CONSTRAINT cart_line_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id");

ALTER TABLE "delivery_rate"
  ADD CONSTRAINT delivery_rate_fee CHECK ("fee_minor" >= 0 AND ("free_from_minor" IS NULL OR "free_from_minor" > 0)),
  ADD CONSTRAINT delivery_rate_days CHECK ("min_days" BETWEEN 0 AND "max_days"),
  ADD CONSTRAINT delivery_rate_method CHECK ("method" IN ('standard', 'pickup'));

ALTER TABLE "orders"
  ADD CONSTRAINT order_total_adds_up CHECK
    ("total_minor" = "subtotal_minor" - "discount_minor" + "delivery_minor" + "tax_minor" AND "total_minor" > 0),
  ADD CONSTRAINT order_parts_are_not_negative CHECK
    (LEAST("subtotal_minor", "discount_minor", "delivery_minor", "tax_minor") >= 0);
ALTER TABLE "order_line"
  ADD CONSTRAINT order_line_adds_up CHECK ("quantity" > 0 AND "total_minor" = "unit_minor" * "quantity");

ALTER TABLE "payment_attempt"
  ADD CONSTRAINT attempt_order FOREIGN KEY ("order_id") REFERENCES "orders" ("id"),
  ADD CONSTRAINT attempt_status CHECK ("status" IN
    ('created', 'starting', 'started', 'unknown', 'paid', 'failed', 'expired')),
  ADD CONSTRAINT attempt_amounts CHECK
    ("amount_minor" > 0 AND "captured_minor" >= 0 AND "refunded_minor" BETWEEN 0 AND "captured_minor");
ALTER TABLE "provider_event" ADD CONSTRAINT provider_event_status CHECK ("status" IN
  ('received', 'handled', 'parked', 'rejected'));
ALTER TABLE "payment_exception" ADD CONSTRAINT payment_exception_status CHECK ("status" IN ('open', 'resolved'));
ALTER TABLE "refund"
  ADD CONSTRAINT refund_attempt FOREIGN KEY ("reference") REFERENCES "payment_attempt" ("reference"),
  ADD CONSTRAINT refund_amount CHECK ("amount_minor" > 0),
  ADD CONSTRAINT refund_status CHECK ("status" IN ('due', 'asking', 'asked', 'unknown', 'done', 'failed'));

ALTER TABLE "fulfilment"
  ADD CONSTRAINT fulfilment_line FOREIGN KEY ("order_line_id") REFERENCES "order_line" ("id"),
  ADD CONSTRAINT fulfilment_status CHECK ("status" IN ('owed', 'shipped', 'released'));
ALTER TABLE "shipment" ADD CONSTRAINT shipment_order FOREIGN KEY ("order_id") REFERENCES "orders" ("id");

ALTER TABLE "users"
  ADD CONSTRAINT user_role CHECK ("role" IN ('customer', 'admin', 'support', 'concierge')),
  ADD CONSTRAINT user_status CHECK ("status" IN ('active', 'disabled')),
  ADD CONSTRAINT user_email_is_lower CHECK ("email" = lower("email"));
ALTER TABLE "message" ADD CONSTRAINT message_status CHECK ("status" IN
  ('queued', 'sending', 'sent', 'delivered', 'failed', 'unknown'));

-- Append-only tables ------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'raise_exception';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "stock_movement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "ledger_transfer" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "order_event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "activity" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The ledger: every transfer sums to zero per currency, and has entries -------------------

ALTER TABLE "ledger_account" ADD CONSTRAINT ledger_account_kind CHECK ("kind" IN
  ('asset', 'liability', 'income', 'expense'));
ALTER TABLE "ledger_account" ADD CONSTRAINT ledger_account_currency UNIQUE ("code", "currency");
ALTER TABLE "ledger_entry"
  ADD CONSTRAINT ledger_entry_moves CHECK ("minor" <> 0),
  ADD CONSTRAINT ledger_entry_currency FOREIGN KEY ("account_code", "currency")
    REFERENCES "ledger_account" ("code", "currency");

CREATE FUNCTION ledger_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  transfer text := CASE TG_TABLE_NAME WHEN 'ledger_transfer' THEN to_jsonb(NEW) ->> 'id'
                                      ELSE to_jsonb(NEW) ->> 'transfer_id' END;
BEGIN
  IF NOT EXISTS (SELECT FROM "ledger_entry" WHERE "transfer_id" = transfer) THEN
    RAISE EXCEPTION 'ledger transfer % has no entries', transfer USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT FROM "ledger_entry" WHERE "transfer_id" = transfer GROUP BY "currency" HAVING sum("minor") <> 0) THEN
    RAISE EXCEPTION 'ledger transfer % does not balance', transfer USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_balances AFTER INSERT ON "ledger_transfer"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_must_balance();
CREATE CONSTRAINT TRIGGER ledger_balances AFTER INSERT ON "ledger_entry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_must_balance();

-- Orders move only as orders/machine.ts says (a test compares the two) -------------------

INSERT INTO "order_move" ("from", "to") VALUES
  ('awaiting_payment', 'paid'),
  ('awaiting_payment', 'cancelled'),
  ('paid', 'fulfilling'),
  ('paid', 'fulfilled'),
  ('paid', 'refund_due'),
  ('fulfilling', 'fulfilled'),
  ('fulfilling', 'refund_due'),
  ('fulfilled', 'delivered'),
  ('fulfilled', 'refund_due'),
  ('delivered', 'refund_due'),
  ('cancelled', 'paid'),
  ('cancelled', 'refund_due'),
  ('refund_due', 'refunded');

CREATE FUNCTION order_moves_by_the_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW."status" <> 'awaiting_payment' THEN
      RAISE EXCEPTION 'an order starts as awaiting_payment' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NOT EXISTS (SELECT FROM "order_move" m WHERE m."from" = OLD."status" AND m."to" = NEW."status") THEN
    RAISE EXCEPTION 'an order cannot move from % to %', OLD."status", NEW."status" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER order_starts BEFORE INSERT ON "orders" FOR EACH ROW EXECUTE FUNCTION order_moves_by_the_table();
CREATE TRIGGER order_moves BEFORE UPDATE OF "status" ON "orders" FOR EACH ROW
  WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION order_moves_by_the_table();

-- What was agreed is never rewritten.
CREATE FUNCTION order_terms_are_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."total_minor", NEW."currency", NEW."number") IS DISTINCT FROM (OLD."total_minor", OLD."currency", OLD."number") THEN
    RAISE EXCEPTION 'the terms of order % are fixed', OLD."number" USING ERRCODE = 'raise_exception';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_terms BEFORE UPDATE ON "orders" FOR EACH ROW EXECUTE FUNCTION order_terms_are_fixed();

-- A payment never becomes unpaid, and money taken is never forgotten -----------------------

CREATE FUNCTION attempt_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" = 'paid' AND NEW."status" <> 'paid' THEN
    RAISE EXCEPTION 'payment % is paid and stays paid', OLD."reference" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."captured_minor" < OLD."captured_minor" OR NEW."amount_minor" <> OLD."amount_minor" OR NEW."currency" <> OLD."currency" THEN
    RAISE EXCEPTION 'payment % cannot be rewritten', OLD."reference" USING ERRCODE = 'raise_exception';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attempt_only_grows BEFORE UPDATE ON "payment_attempt" FOR EACH ROW EXECUTE FUNCTION attempt_only_grows();

-- The activity log: each row's hash covers the row and the hash before it --------------------

CREATE FUNCTION activity_hash("row" "activity", "before" text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws(E'\x1f', "before", "row"."seq", "row"."event_id",
    extract(epoch FROM "row"."at")::text, "row"."actor", "row"."action", "row"."subject",
    coalesce("row"."before"::text, ''), coalesce("row"."after"::text, ''), "row"."reason",
    "row"."request_id", "row"."address"), 'UTF8')), 'hex')
$$;

CREATE FUNCTION chain_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- One writer at a time: the chain has one end.
  PERFORM pg_advisory_xact_lock(20261122);
  NEW."seq" := coalesce((SELECT max("seq") FROM "activity"), 0) + 1;
  NEW."prev_hash" := coalesce((SELECT "hash" FROM "activity" ORDER BY "seq" DESC LIMIT 1), '');
  NEW."hash" := activity_hash(NEW, NEW."prev_hash");
  RETURN NEW;
END $$;
CREATE TRIGGER chain_activity BEFORE INSERT ON "activity" FOR EACH ROW EXECUTE FUNCTION chain_activity();

-- Search ---------------------------------------------------------------------------------

CREATE FUNCTION plain(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(unaccent('unaccent', words))
$$;

CREATE FUNCTION product_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."search" :=
    setweight(to_tsvector('simple', plain(NEW."title")), 'A') ||
    setweight(to_tsvector('english', plain(NEW."title")), 'A') ||
    setweight(to_tsvector('english', plain(NEW."summary")), 'B') ||
    setweight(to_tsvector('simple', plain(coalesce(array_to_string(NEW."tags", ' '), ''))), 'B') ||
    setweight(to_tsvector('english', plain(NEW."description")), 'C');
  NEW."search_text" := plain(NEW."title" || ' ' || coalesce(array_to_string(NEW."tags", ' '), ''));
  RETURN NEW;
END $$;
CREATE TRIGGER product_search BEFORE INSERT OR UPDATE OF "title", "summary", "description", "tags"
  ON "product" FOR EACH ROW EXECUTE FUNCTION product_search();

CREATE INDEX product_search_idx ON "product" USING gin ("search");
CREATE INDEX product_trigram_idx ON "product" USING gin ("search_text" gin_trgm_ops);
