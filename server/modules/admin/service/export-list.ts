import { stringify } from "csv-stringify/sync";
import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { type ListInput, ownColumns, readList, toListInput } from "@/server/shared/list";
import { ListExported } from "../events";
import * as repo from "../repo/saved-views";
import { openList } from "./know-lists";

const AT_ONCE = 500;
/** Spreadsheets give up not far above; narrow the list down instead. */
const MOST_ROWS = 100_000;

export type ListFile = { readonly name: string; readonly text: AsyncIterable<string> };

/**
 * The rows of a list as one looks at it, filtered, sorted and with the chosen columns, as CSV that a spreadsheet opens
 * without running anything in it. Written into the activity log before the first row is read.
 */
export async function exportList(
  ctx: Ctx<Staff>,
  name: string,
  given: Readonly<Record<string, string | undefined>>,
): Promise<ListFile> {
  const { shape } = openList(ctx, name);
  const { cursor: _, ...input } = toListInput(shape, given);
  const { filters, columns: asked } = readList(shape, input);
  const columns = asked ?? (await repo.findColumns(ctx.db, ctx.actor.id, name)) ?? ownColumns(shape);
  await ctx.db.$transaction((db) =>
    announce(db, ctx, {
      kind: ListExported,
      payload: { list: name },
      change: { subject: name, after: { filters, columns: [...columns] } },
    }),
  );
  return {
    name: `oja-${name}-${ctx.clock().toISOString().slice(0, 10)}.csv`,
    text: writeCsv(ctx, name, { input, columns }),
  };
}

type Wish = { readonly input: ListInput; readonly columns: readonly string[] };

async function* writeCsv(ctx: Ctx<Staff>, name: string, { input, columns }: Wish): AsyncGenerator<string> {
  const { shape, readRows } = openList(ctx, name);
  const known = columns.filter((key) => Object.hasOwn(shape.columns, key));
  // The mark tells spreadsheets that this is UTF-8: Ọ̀yọ́ stays Ọ̀yọ́.
  yield `\uFEFF${toLines([known.map((key) => shape.columns[key]?.label ?? key)])}`;
  let cursor: string | null = null;
  for (let count = 0; count < MOST_ROWS; count += AT_ONCE) {
    const query = readList(shape, { ...input, limit: AT_ONCE, ...(cursor ? { cursor } : {}) });
    const page = await readRows(ctx, query);
    if (page.rows.length > 0) yield toLines(page.rows.map((row) => known.map((key) => row[key] ?? "")));
    cursor = page.nextCursor;
    if (cursor === null) return;
  }
  throw new AppError("INVALID", `A file holds at most ${MOST_ROWS} rows.`);
}

type Cell = string | number | bigint | Date;

/** Numbers stay numbers; a text that a spreadsheet would take for a formula gets an apostrophe in front of it. */
const toLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString() : cell))),
    { escape_formulas: true, record_delimiter: "windows" },
  );
