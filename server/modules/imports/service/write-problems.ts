import { stringify } from "csv-stringify/sync";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ImportRunId } from "@/server/shared/id";
import { may } from "@/server/shared/permission";
import { guardCell, unguardCell } from "../policy/safe-cell";
import * as repo from "../repo/runs";
import { readRows } from "./read-file";

export type TextFile = { readonly name: string; readonly text: AsyncIterable<string> };

/**
 * The rows that could not be taken, as they were sent, with what is wrong in a last column: mended, the file can be sent again.
 * All rows of a product that was left out are in it. NOT_FOUND when there is none, or the file has gone.
 */
export async function writeProblems(ctx: Ctx<Staff>, id: ImportRunId): Promise<TextFile> {
  if (!may(ctx.actor.role, "catalog.read")) throw new AppError("FORBIDDEN", "Your account may not see this.");
  const run = await repo.findRun(ctx.db, id);
  const problems = run ? await repo.listAllProblems(ctx.db, id, run.mode) : [];
  const bytes = run && problems.length > 0 && run.fileKey !== "" ? await ctx.storage.read(run.fileKey) : null;
  if (!run || !bytes) throw new AppError("NOT_FOUND", "There are no rows to mend.");
  const words = new Map(
    [...Map.groupBy(problems, ({ row }) => row)].map(([row, own]) => [
      row,
      own.map(({ column, words: said }) => (column ? `${column}: ${said}` : said)).join("; "),
    ]),
  );
  const { encoding, separator, fileName, header } = run;
  const rows = readRows({ bytes, encoding, separator });
  return {
    name: `${fileName.replace(/\.[a-z]+$/i, "").replaceAll(/[^\w-]+/g, "-")}-to-mend.csv`,
    text: pickRows(rows, { words, columns: header.length }),
  };
}

type Picked = { readonly words: ReadonlyMap<number, string>; readonly columns: number };

async function* pickRows(
  rows: ReturnType<typeof readRows>,
  { words, columns }: Picked,
): AsyncGenerator<string> {
  for await (const { row, cells } of rows) {
    const said = row === 1 ? "problem" : words.get(row);
    if (said === undefined) continue;
    const own = Array.from({ length: columns }, (_, place) => guardCell(unguardCell(cells[place] ?? "")));
    yield (row === 1 ? "\uFEFF" : "") + toLine([...own, guardCell(said)]);
  }
}

export const toLine = (cells: readonly string[]): string =>
  stringify([[...cells]], { record_delimiter: "windows" });
