-- CreateTable
CREATE TABLE "stock_rule" (
    "id" TEXT NOT NULL,
    "variant_id" TEXT,
    "threshold" INTEGER NOT NULL,
    "lead_days" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_alert" (
    "id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "is_quiet" BOOLEAN NOT NULL DEFAULT false,
    "available" INTEGER NOT NULL,
    "sold" INTEGER NOT NULL,
    "cover_days" INTEGER,
    "threshold" INTEGER NOT NULL,
    "lead_days" INTEGER NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_watch" (
    "id" TEXT NOT NULL,
    "variant_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "contact" TEXT,
    "contact_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_watch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stock_rule_variant_id_key" ON "stock_rule"("variant_id");

-- CreateIndex
CREATE INDEX "stock_alert_variant_id_kind_closed_at_idx" ON "stock_alert"("variant_id", "kind", "closed_at");

-- CreateIndex
CREATE INDEX "stock_alert_state_id_idx" ON "stock_alert"("state", "id");

-- CreateIndex
CREATE INDEX "stock_watch_contact_key_idx" ON "stock_watch"("contact_key");

-- CreateIndex
CREATE INDEX "stock_watch_variant_id_told_at_idx" ON "stock_watch"("variant_id", "told_at");

-- By hand

ALTER TABLE "stock_rule"
  ADD CONSTRAINT stock_rule_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id"),
  ADD CONSTRAINT stock_rule_limits CHECK ("threshold" BETWEEN 0 AND 1000000 AND "lead_days" BETWEEN 0 AND 365);
-- A unique column takes any number of nulls; there is one default.
CREATE UNIQUE INDEX stock_rule_one_default ON "stock_rule" (("variant_id" IS NULL)) WHERE "variant_id" IS NULL;

ALTER TABLE "stock_alert"
  ADD CONSTRAINT stock_alert_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id"),
  ADD CONSTRAINT stock_alert_kind CHECK ("kind" IN ('threshold', 'cover')),
  ADD CONSTRAINT stock_alert_state CHECK ("state" IN ('open', 'acknowledged', 'closed')),
  ADD CONSTRAINT stock_alert_closed CHECK (("state" = 'closed') = ("closed_at" IS NOT NULL)),
  ADD CONSTRAINT stock_alert_acknowledged CHECK
    ("state" <> 'acknowledged' OR ("acknowledged_at" IS NOT NULL AND "acknowledged_by" IS NOT NULL AND "reason" <> ''));
CREATE UNIQUE INDEX stock_alert_one_open ON "stock_alert" ("variant_id", "kind") WHERE "state" <> 'closed';

ALTER TABLE "stock_watch"
  ADD CONSTRAINT stock_watch_variant FOREIGN KEY ("variant_id") REFERENCES "variant" ("id"),
  ADD CONSTRAINT stock_watch_status CHECK ("status" IN ('waiting', 'told', 'gone')),
  ADD CONSTRAINT stock_watch_channel CHECK ("channel" IN ('email', 'sms')),
  ADD CONSTRAINT stock_watch_waits_for_someone CHECK
    ("status" <> 'waiting' OR ("contact" IS NOT NULL AND "contact_key" IS NOT NULL)),
  ADD CONSTRAINT stock_watch_forgets CHECK ("status" <> 'gone' OR ("contact" IS NULL AND "contact_key" IS NULL));
CREATE UNIQUE INDEX stock_watch_once ON "stock_watch" ("variant_id", "contact_key") WHERE "status" = 'waiting';
CREATE INDEX stock_watch_queue ON "stock_watch" ("variant_id", "id") WHERE "status" = 'waiting';

-- What was sold lately, which the watch adds up for every variant.
CREATE INDEX stock_movement_sales ON "stock_movement" ("at", "variant_id") INCLUDE ("on_hand_delta") WHERE "kind" = 'sale';
