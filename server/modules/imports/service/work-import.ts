import type { Ctx } from "@/server/context";
import { ImportTally } from "@/server/modules/catalog/contract/import-products";
import { wordsOfRefusal } from "@/server/platform/constraint";
import type { Db, Prisma } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { Staff, System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { may } from "@/server/shared/permission";
import { ImportFinished, RowsWritten } from "../events";
import { placesOf } from "../policy/read-cells";
import * as repo from "../repo/runs";
import { WORK_TASK } from "./decide-import";
import { type Chunk, type Group, readChunks, readRows } from "./read-file";
import { failImport } from "./stop-import";
import { openSheet, type Result, type Sheet, writeGroups } from "./write-groups";

/** So many rows per job: other jobs wait seconds, not minutes. */
const ROWS_PER_JOB = 10_000;

/** How a job acts for the member of staff who began an import; null once they may not. */
type Employ = (ctx: Ctx<System>, run: repo.ImportRow) => Promise<Ctx<Staff> | null>;
type Work = { readonly staff: Ctx<Staff>; readonly run: repo.ImportRow; readonly sheet: Sheet };

/** Checks, or writes, the next rows of a file, then hands the rest to the next job. Cut short, it goes on at the last chunk. */
export async function workImport(ctx: Ctx<System>, id: string, employ: Employ): Promise<void> {
  const run = await repo.findRun(ctx.db, id);
  if (!run || (run.state !== "checking" && run.state !== "running")) return;
  const staff = await employ(ctx, run);
  const needed = run.kind === "stock" ? "stock.manage" : "catalog.manage";
  if (!staff || !may(staff.actor.role, needed))
    return failImport(ctx, run.id, "Whoever began this may not do it any more.");
  const bytes = await ctx.storage.read(run.fileKey);
  if (!bytes) return failImport(ctx, run.id, "The file is gone. Send it again.");
  try {
    const sheet = await openSheet(ctx.db, run);
    await goThrough({ staff, run, sheet }, bytes);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await failImport(ctx, run.id, error.message);
  }
}

async function goThrough(work: Work, bytes: Uint8Array): Promise<void> {
  const { run, staff } = work;
  const { encoding, separator, header, mapping } = run;
  const layout = { places: placesOf(mapping), columns: header.length, isGrouped: run.kind === "catalog" };
  let progress = { rowsDone: run.rowsDone, tally: run.mode === "dry" ? run.found : run.done };
  for await (const chunk of readChunks(readRows({ bytes, encoding, separator }), layout)) {
    // What an earlier job did is only counted again, for what comes twice in the file.
    if (chunk.to <= progress.rowsDone) continue;
    const next = await takeChunk(work, remaining(chunk, progress.rowsDone), progress);
    if (!next) return;
    progress = next;
    if (progress.rowsDone - run.rowsDone >= ROWS_PER_JOB)
      return goOn(staff, run.id, run.mode, progress.rowsDone);
  }
  await finish(work, progress);
}

const remaining = ({ groups, to }: Chunk, done: number): Chunk => ({
  groups: groups.filter(({ rows }) => (rows.at(-1)?.row ?? 0) > done),
  to,
});

type Standing = { readonly rowsDone: number; readonly tally: ImportTally };

/** All rows of a chunk in one transaction; where the database refuses one, each product has its own. Null: it was stopped. */
async function takeChunk(work: Work, chunk: Chunk, standing: Standing): Promise<Standing | null> {
  try {
    return await commit(work, chunk, standing);
  } catch (error) {
    const isRule = error instanceof AppError || wordsOfRefusal(error) !== "";
    const [first, ...others] = chunk.groups;
    if (!isRule || !first) throw error;
    if (others.length === 0) {
      work.staff.log.warn(
        { error, runId: work.run.id, row: first.rows[0]?.row },
        "row of an import was refused",
      );
      return commit(work, { ...chunk, groups: [refused(first, error)] }, standing);
    }
  }
  let next: Standing | null = standing;
  for (const group of chunk.groups) {
    if (!next) return null;
    next = await takeChunk(work, { groups: [group], to: group.rows.at(-1)?.row ?? chunk.to }, next);
  }
  return next;
}

/** Somebody else was faster, or a rule of the database knows better. */
const refused = (group: Group, error: unknown): Group => ({
  ...group,
  problems: [
    {
      row: group.rows[0]?.row ?? 1,
      column: "",
      words:
        error instanceof AppError
          ? error.message
          : "The shop refused this product: a SKU, barcode or combination of options was just taken. Check it and try again.",
    },
  ],
});

async function commit(
  { staff, run, sheet }: Work,
  chunk: Chunk,
  standing: Standing,
): Promise<Standing | null> {
  const { id, mode } = run;
  return staff.db.$transaction(
    async (db) => {
      if (mode === "real") {
        const now = await repo.holdRun(db, id);
        if (now?.state !== "running" || now.rowsDone !== standing.rowsDone) return null;
      }
      const result = await writeGroups({ ctx: staff, db, run, sheet }, chunk.groups);
      const tally = addTallies(standing.tally, result.tally);
      const isOn = await repo.saveProgress(db, id, {
        mode,
        from: standing.rowsDone,
        to: chunk.to,
        problems: result.problems.filter(({ isOwn }) => isOwn).length,
        tally,
        at: staff.clock(),
      });
      if (!isOn) return null;
      await repo.addProblems(db, { id, mode }, result.problems);
      if (mode === "real") await tell(staff, db, { id, result });
      return { rowsDone: chunk.to, tally };
    },
    { timeout: 30_000 },
  );
}

const addTallies = (one: ImportTally, other: Partial<ImportTally>): ImportTally => {
  const sums = Object.entries(one).map(([key, count]) => [
    key,
    count + (other[key as keyof ImportTally] ?? 0),
  ]);
  return ImportTally.parse(Object.fromEntries(sums));
};

/** One entry in the activity log for a chunk, with each product in it as it was and as it is. */
async function tell(
  staff: Ctx<Staff>,
  db: Db,
  { id, result }: { id: string; result: Result },
): Promise<void> {
  if (Object.keys(result.after).length === 0) return;
  await announce(db, staff, {
    kind: RowsWritten,
    payload: { importId: id },
    change: {
      subject: id,
      before: result.before as Prisma.InputJsonObject,
      after: result.after as Prisma.InputJsonObject,
    },
  });
}

async function finish({ staff, run }: Work, { rowsDone, tally }: Standing): Promise<void> {
  const at = staff.clock();
  const { id } = run;
  const rowsTotal = Math.max(0, rowsDone - 1);
  if (run.mode === "dry") {
    await repo.moveRun(staff.db, { id, from: ["checking"], to: "checked", at }, { rowsTotal });
    return;
  }
  await staff.db.$transaction(async (db) => {
    if (!(await repo.moveRun(db, { id, from: ["running"], to: "done", at }, { rowsTotal }))) return;
    await announce(db, staff, {
      kind: ImportFinished,
      payload: { importId: id },
      change: {
        subject: id,
        before: { state: "running" },
        after: { state: "done", rows: rowsTotal, ...tally },
      },
    });
  });
}

/** The running job still holds its key, so the next one has its own. */
const goOn = ({ db }: Ctx<Staff>, id: string, mode: string, row: number): Promise<void> =>
  enqueue(db, { task: WORK_TASK, payload: { id }, key: `${WORK_TASK}:${id}:${mode}:${row}` });
