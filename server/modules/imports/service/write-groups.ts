import type { Ctx } from "@/server/context";
import type {
  ImportOutcome,
  ImportProblem,
  ImportTally,
} from "@/server/modules/catalog/contract/import-products";
import { listCategoryPaths } from "@/server/modules/catalog/service/export-products";
import { findBySku, importPrices } from "@/server/modules/catalog/service/import-prices";
import { importProducts } from "@/server/modules/catalog/service/import-products";
import {
  type KnownLocation,
  listLocations,
  type StockToSet,
  setStock,
} from "@/server/modules/inventory/service/set-stock";
import type { Db } from "@/server/platform/db";
import type { Staff } from "@/server/shared/actor";
import type { CategoryId, VariantId } from "@/server/shared/id";
import {
  cellOf,
  type FileRow,
  filledCell,
  type Places,
  placesOf,
  readCount,
  readPrices,
} from "../policy/read-cells";
import { type Categories, readProduct } from "../policy/read-product";
import type { ImportRow, KeptProblem } from "../repo/runs";
import type { Group } from "./read-file";

/** What the cells of a file are read against. */
export type Sheet = {
  readonly places: Places;
  readonly categories: Categories;
  readonly locations: readonly KnownLocation[];
};

export async function openSheet(db: Db, { mapping }: ImportRow): Promise<Sheet> {
  const paths = await listCategoryPaths(db);
  const names = paths.flatMap(({ id, slug, path }) => [
    [path.toLowerCase(), id as CategoryId] as const,
    [slug, id as CategoryId] as const,
  ]);
  // By its name alone where only one is called so, as in Shopify's "Type".
  const last = Map.groupBy(paths, ({ path }) => path.split(" > ").at(-1)?.toLowerCase() ?? "");
  const short = [...last].flatMap(([name, [one, ...others]]) =>
    one && others.length === 0 ? [[name, one.id as CategoryId] as const] : [],
  );
  return {
    places: placesOf(mapping),
    categories: new Map([...short, ...names]),
    locations: await listLocations(db),
  };
}

export type Result = Pick<ImportOutcome, "before" | "after"> & {
  readonly tally: Partial<ImportTally>;
  readonly problems: readonly KeptProblem[];
};

type Desk = { readonly ctx: Ctx<Staff>; readonly db: Db; readonly run: ImportRow; readonly sheet: Sheet };
type Spoken = {
  readonly outcome: ImportOutcome;
  readonly problems: ImportProblem[];
  readonly rows: readonly FileRow[];
};

/** Writes rows in the caller's transaction; a run that only checks writes nothing. */
export async function writeGroups(desk: Desk, groups: readonly Group[]): Promise<Result> {
  const { outcome, problems, rows } = await (desk.run.kind === "catalog"
    ? writeCatalog(desk, groups)
    : writePlain(desk, groups));
  const stock = await writeStock(desk, rows, outcome.variants);
  const all = [...problems, ...outcome.problems, ...stock.problems];
  return {
    before: outcome.before,
    after: { ...outcome.after, ...stock.after },
    tally: { ...outcome.tally, ...stock.tally },
    problems: [...describe(all, groups, desk.sheet), ...leftOut(all, groups, desk)],
  };
}

async function writeCatalog({ ctx, db, run, sheet }: Desk, groups: readonly Group[]): Promise<Spoken> {
  const problems: ImportProblem[] = [];
  const read = groups.map((group) => {
    const { product, problems: own } = readProduct(group.rows, sheet);
    const all = [...group.problems, ...own];
    problems.push(...all);
    // Rows that stand apart are no product of their own.
    const isApart = group.problems.some(({ column }) => column === "handle");
    return { product: product && !isApart ? { ...product, isLeft: all.length > 0 } : null, rows: group.rows };
  });
  const products = read.flatMap(({ product }) => product ?? []);
  const outcome = await importProducts(ctx, db, { products, isDry: run.mode === "dry" });
  // What follows from a cell that could not be read is no problem of its own.
  const told = new Set(problems.map(({ row, column }) => `${row} ${column}`));
  const unread = new Set(products.filter(({ isLeft }) => isLeft).map(({ row }) => row));
  const found = outcome.problems.filter(
    ({ row, column }) => !told.has(`${row} ${column}`) && !(column === "status" && unread.has(row)),
  );
  const bad = new Set([...problems, ...found].map(({ row }) => row));
  const good = read.filter(({ rows }) => !rows.some(({ row }) => bad.has(row)));
  const left = groups.length - good.length;
  return {
    outcome: { ...outcome, problems: found, tally: { ...outcome.tally, productsLeft: left } },
    problems,
    rows: good.flatMap(({ rows }) => rows),
  };
}

const NOTHING: ImportOutcome = { problems: [], tally: {}, variants: new Map(), before: {}, after: {} };

async function writePlain(
  { ctx, db, run, sheet: { places } }: Desk,
  groups: readonly Group[],
): Promise<Spoken> {
  const problems: ImportProblem[] = [];
  const rows = groups.flatMap((group) => group.rows);
  const priced = rows.map((row) => {
    const own: ImportProblem[] = groups.flatMap((group) =>
      group.problems.filter((one) => one.row === row.row),
    );
    const sku = cellOf(row, places, "sku") ?? "";
    if (sku === "") own.push({ row: row.row, column: "sku", words: "Every row needs a SKU" });
    const prices = run.kind === "prices" ? readPrices(row, { places, problems: own }) : [];
    problems.push(...own);
    return { row, sku, prices, isGood: own.length === 0 };
  });
  const good = priced.filter(({ isGood }) => isGood);
  if (run.kind === "prices") {
    const asked = good.map(({ row: { row }, sku, prices }) => ({ row, sku, prices }));
    return {
      outcome: await importPrices(ctx, db, { rows: asked, isDry: run.mode === "dry" }),
      problems,
      rows: [],
    };
  }
  const variants = await findBySku(
    db,
    good.map(({ sku }) => sku),
  );
  for (const { row, sku } of good)
    if (!variants.has(sku.toLowerCase()))
      problems.push({ row: row.row, column: "sku", words: `No variant has the SKU ${sku}` });
  return { outcome: { ...NOTHING, variants }, problems, rows: good.map(({ row }) => row) };
}

type Shelf = {
  readonly tally: Partial<ImportTally>;
  readonly problems: ImportProblem[];
  readonly after: Record<string, unknown>;
};

/** An empty cell is not zero: that stock stays as it is. */
async function writeStock(
  { ctx, db, run, sheet: { places, locations } }: Desk,
  rows: readonly FileRow[],
  variants: ReadonlyMap<string, VariantId>,
): Promise<Shelf> {
  const problems: ImportProblem[] = [];
  const counted = locations.filter(({ code }) => places.has(`stock:${code}`));
  const lines = rows.flatMap((row) =>
    counted.flatMap(
      ({ id: locationId, code }): (StockToSet & { readonly row: number; readonly code: string })[] => {
        const onHand = readCount(row, `stock:${code}`, { places, problems });
        const variantId = variants.get((cellOf(row, places, "sku") ?? "").toLowerCase());
        if (onHand === undefined || variantId === undefined) return [];
        return [
          { variantId, locationId, onHand, reference: `import:${run.id}:${row.row}`, row: row.row, code },
        ];
      },
    ),
  );
  const { changed, same, short } = await setStock(ctx, db, { lines, isDry: run.mode === "dry" });
  for (const { reference, locationId, reserved } of short) {
    const line = lines.find((one) => one.reference === reference && one.locationId === locationId);
    if (line)
      problems.push({
        row: line.row,
        column: `stock:${line.code}`,
        words: `${reserved} of these are put aside for orders: there cannot be fewer`,
      });
  }
  const after = changed > 0 ? { stock: `${changed} counts` } : {};
  return { tally: { stockChanged: changed, stockSame: same }, problems, after };
}

/** With what the cell said, cut short. */
function describe(
  problems: readonly ImportProblem[],
  groups: readonly Group[],
  { places }: Sheet,
): KeptProblem[] {
  const byRow = new Map(groups.flatMap(({ rows }) => rows.map((row) => [row.row, row] as const)));
  return problems.map(({ row, column, words }) => {
    const own = byRow.get(row);
    const given = own ? (filledCell(own, places, column) ?? "") : "";
    return { row, column, words, given: given.slice(0, 200), isOwn: true };
  });
}

/** The other rows of a product that is left alone: fine by themselves, but wanted in the file of what to mend. */
function leftOut(problems: readonly ImportProblem[], groups: readonly Group[], { run }: Desk): KeptProblem[] {
  if (run.kind !== "catalog") return [];
  const bad = new Set(problems.filter(({ column }) => !column.startsWith("stock:")).map(({ row }) => row));
  return groups
    .filter(({ rows }) => rows.some(({ row }) => bad.has(row)))
    .flatMap(({ rows }) =>
      rows
        .filter(({ row }) => !bad.has(row))
        .map(({ row }) => ({
          row,
          column: "",
          words: `Left out, because row ${rows.find((one) => bad.has(one.row))?.row} of the same product has a problem`,
          given: "",
          isOwn: false,
        })),
    );
}
