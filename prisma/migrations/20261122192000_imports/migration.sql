-- CreateTable
CREATE TABLE "import_run" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_key" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "encoding" TEXT NOT NULL DEFAULT '',
    "separator" TEXT NOT NULL DEFAULT '',
    "header" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "mapping" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "mode" TEXT NOT NULL DEFAULT 'dry',
    "state" TEXT NOT NULL,
    "rows_total" INTEGER NOT NULL DEFAULT 0,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "problems" INTEGER NOT NULL DEFAULT 0,
    "found" JSONB NOT NULL DEFAULT '{}',
    "done" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT NOT NULL DEFAULT '',
    "started_by" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "run_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "touched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row_problem" (
    "run_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "column" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL,
    "given" TEXT NOT NULL DEFAULT '',
    "is_own" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "import_row_problem_pkey" PRIMARY KEY ("run_id","mode","row","column")
);

-- CreateIndex
CREATE INDEX "import_run_created_at_idx" ON "import_run"("created_at" DESC);

-- CreateIndex
CREATE INDEX "import_run_state_touched_at_idx" ON "import_run"("state", "touched_at");

-- AddForeignKey
ALTER TABLE "import_row_problem" ADD CONSTRAINT "import_row_problem_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand

ALTER TABLE "import_run"
  ADD CONSTRAINT import_run_starter FOREIGN KEY ("started_by") REFERENCES "users" ("id"),
  ADD CONSTRAINT import_run_kind CHECK ("kind" IN ('catalog', 'prices', 'stock')),
  ADD CONSTRAINT import_run_mode CHECK ("mode" IN ('dry', 'real')),
  ADD CONSTRAINT import_run_state CHECK ("state" IN
    ('sending', 'uploaded', 'mapped', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed')),
  ADD CONSTRAINT import_run_ends CHECK (("finished_at" IS NOT NULL) = ("state" IN ('done', 'cancelled', 'failed'))),
  ADD CONSTRAINT import_run_counts CHECK (LEAST("bytes", "rows_total", "rows_done", "problems") >= 0);
ALTER TABLE "import_row_problem"
  ADD CONSTRAINT import_row_problem_mode CHECK ("mode" IN ('dry', 'real')),
  ADD CONSTRAINT import_row_problem_row CHECK ("row" > 0);

-- What was written stays written: a run that has ended is not begun again, and none goes back to before its check.
CREATE FUNCTION import_run_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'import % has ended', OLD."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'import_run_ends_once';
END $$;
CREATE TRIGGER import_run_ends_once BEFORE UPDATE OF "state" ON "import_run" FOR EACH ROW
  WHEN (OLD."state" IN ('done', 'cancelled', 'failed') AND NEW."state" <> OLD."state")
  EXECUTE FUNCTION import_run_ends_once();
