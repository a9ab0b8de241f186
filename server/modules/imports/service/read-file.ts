import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { LONGEST_ROW } from "../contract";
import { refusal, textPieces } from "../policy/file-text";
import type { FileRow, Places } from "../policy/read-cells";
import { cellOf } from "../policy/read-cells";

type Written = { readonly bytes: Uint8Array; readonly encoding: string; readonly separator: string };

/** The rows of a file, one after the other, its head first; row numbers as a spreadsheet shows them. INVALID where it breaks. */
export async function* readRows({ bytes, encoding, separator }: Written): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW * 2,
  });
  const source = Readable.from(textPieces(bytes, encoding));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      // Spreadsheets leave rows of nothing behind; they count, and say nothing.
      if (cells.some((cell) => cell !== "")) yield { row, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusal(
      `Row ${Number(error["records"] ?? row) + 1} has a quotation mark where none can stand. Write it twice, and the cell between quotation marks.`,
    );
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Rows that belong together, with what is wrong with them as rows of this file. */
export type Group = { readonly rows: readonly FileRow[]; readonly problems: readonly Problem[] };
export type Problem = { readonly row: number; readonly column: string; readonly words: string };
export type Chunk = { readonly groups: readonly Group[]; readonly to: number };

const AT_ONCE = 250;
/** More rows than a product may have variants, archived ones included. */
const MOST_OF_ONE = 1_000;

type Layout = { readonly places: Places; readonly columns: number; readonly isGrouped: boolean };

/**
 * The rows below the head in chunks, products whole: the same file always gives the same chunks. A SKU or barcode that comes
 * twice, and a product whose rows stand apart, is named with both rows.
 */
export async function* readChunks(rows: AsyncIterable<FileRow>, layout: Layout): AsyncGenerator<Chunk> {
  const seen = new Map<string, number>();
  let groups: Group[] = [];
  let group: FileRow[] = [];
  let count = 0;
  const handleOf = (row: FileRow): string | undefined => cellOf(row, layout.places, "handle");
  const close = (): void => {
    if (group.length > 0) groups.push({ rows: group, problems: checkGroup(group, { ...layout, seen }) });
    group = [];
  };
  for await (const row of rows) {
    if (row.row === 1) continue;
    const [first] = group;
    const handle = handleOf(row);
    const isSame = layout.isGrouped && first && (handle === "" || handle === handleOf(first));
    if (!isSame || group.length >= MOST_OF_ONE) close();
    if (group.length === 0 && count >= AT_ONCE) {
      yield { groups, to: lastOf(groups) };
      [groups, count] = [[], 0];
    }
    group.push(row);
    count += 1;
  }
  close();
  if (groups.length > 0) yield { groups, to: lastOf(groups) };
}

const lastOf = (groups: readonly Group[]): number => groups.at(-1)?.rows.at(-1)?.row ?? 0;

type Seen = Layout & { readonly seen: Map<string, number> };

function checkGroup(group: readonly FileRow[], { places, columns, isGrouped, seen }: Seen): Problem[] {
  const problems: Problem[] = [];
  const once = (column: string, value: string | undefined, row: number): void => {
    if (!value) return;
    const key = `${column} ${column === "sku" ? value.toLowerCase() : value}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row);
    else if (column === "handle")
      problems.push({
        row,
        column,
        words: `The rows of one product stand together. ${value} began in row ${before}`,
      });
    else
      problems.push({
        row,
        column,
        words: `Row ${before} has the ${column === "sku" ? "SKU" : column} ${value} already`,
      });
  };
  const [first] = group;
  if (isGrouped && first) once("handle", cellOf(first, places, "handle"), first.row);
  for (const row of group) {
    if (row.cells.length > columns)
      problems.push({
        row: row.row,
        column: "",
        words: `This row has ${row.cells.length} cells; the head has ${columns}`,
      });
    once("sku", cellOf(row, places, "sku"), row.row);
    once("barcode", cellOf(row, places, "barcode"), row.row);
  }
  return problems;
}
