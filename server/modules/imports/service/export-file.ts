import type { Ctx } from "@/server/context";
import {
  listAttributeKeys,
  listCategoryPaths,
  listProductsAfter,
  type ProductOfFile,
} from "@/server/modules/catalog/service/export-products";
import { type KnownLocation, listLocations, listOnHand } from "@/server/modules/inventory/service/set-stock";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { may } from "@/server/shared/permission";
import type { ImportKind } from "../contract";
import { FileExported } from "../events";
import { targetsOf } from "../policy/know-columns";
import { joinTags } from "../policy/read-product";
import { guardCell } from "../policy/safe-cell";
import { type TextFile, toLine } from "./write-problems";

const AT_ONCE = 200;

/**
 * The whole catalogue, its prices or its stock as CSV, written while it is read: sent back as it is, it changes nothing. A
 * spreadsheet runs nothing of it. Logged before the first row is read. Stock columns are only for those who may see stock.
 */
export async function exportFile(ctx: Ctx<Staff>, kind: ImportKind): Promise<TextFile> {
  const maySeeStock = may(ctx.actor.role, "stock.read");
  if (!may(ctx.actor.role, "catalog.read") || (kind === "stock" && !maySeeStock))
    throw new AppError("FORBIDDEN", "Your account may not export this.");
  await ctx.db.$transaction((db) =>
    announce(db, ctx, {
      kind: FileExported,
      payload: { file: kind },
      change: { subject: kind, after: { file: kind } },
    }),
  );
  const locations = kind === "prices" || !maySeeStock ? [] : await listLocations(ctx.db);
  const attributes = kind === "catalog" ? await listAttributeKeys(ctx.db) : [];
  const columns = targetsOf(kind, { attributes, locations: locations.map(({ code }) => code) });
  const paths = new Map((await listCategoryPaths(ctx.db)).map(({ id, path }) => [id, path]));
  return {
    name: `oja-${kind}-${ctx.clock().toISOString().slice(0, 10)}.csv`,
    text: writeRows(ctx, kind, { columns, locations, paths }),
  };
}

type Layout = {
  readonly columns: readonly string[];
  readonly locations: readonly KnownLocation[];
  readonly paths: ReadonlyMap<string, string>;
};
type Cells = Readonly<Record<string, string>>;

async function* writeRows(ctx: Ctx<Staff>, kind: ImportKind, layout: Layout): AsyncGenerator<string> {
  // The mark tells spreadsheets that this is UTF-8: Ọ̀yọ́ stays Ọ̀yọ́.
  yield `\uFEFF${toLine(layout.columns)}`;
  for (let after = ""; ; ) {
    const products = await listProductsAfter(ctx.db, after, AT_ONCE);
    const last = products.at(-1);
    if (!last) return;
    after = last.product.id;
    const stock = await readStock(ctx, layout, products);
    const rows = products.flatMap((product) => {
      const variants = product.variants.map((variant) => ({
        ...cellsOfVariant(product, variant),
        ...stock.get(variant.id),
      }));
      if (kind !== "catalog") return variants;
      const [first = {}, ...others] = variants;
      const { slug: handle } = product.product;
      return [{ ...cellsOfProduct(product, layout.paths), ...first }, ...others].map((row) => ({
        ...row,
        handle,
      }));
    });
    yield rows
      .map((row: Cells) => toLine(layout.columns.map((column) => guardCell(row[column] ?? ""))))
      .join("");
  }
}

async function readStock(
  ctx: Ctx<Staff>,
  { locations }: Layout,
  products: readonly ProductOfFile[],
): Promise<Map<string, Cells>> {
  if (locations.length === 0) return new Map();
  const codes = new Map(locations.map(({ id, code }) => [id, code]));
  const levels = await listOnHand(
    ctx.db,
    products.flatMap(({ variants }) => variants.map(({ id }) => id)),
  );
  const byVariant = Map.groupBy(levels, ({ variantId }) => variantId);
  return new Map(
    [...byVariant].map(([id, own]) => [
      id,
      Object.fromEntries(
        own.map(({ locationId, onHand }) => [`stock:${codes.get(locationId)}`, String(onHand)]),
      ),
    ]),
  );
}

function cellsOfProduct({ product, values }: ProductOfFile, paths: Layout["paths"]): Cells {
  const { title, summary, description, categoryId, tags, status, options } = product;
  return {
    title,
    summary,
    description,
    category: paths.get(categoryId) ?? "",
    tags: joinTags(tags),
    status,
    "seo title": product.seoTitle,
    "seo description": product.seoDescription,
    ...Object.fromEntries(options.map(({ name }, place) => [`option${place + 1} name`, name])),
    ...Object.fromEntries(values.map(({ key, value }) => [`attributes.${key}`, spoken(value)])),
  };
}

const spoken = (value: string | boolean): string =>
  typeof value === "string" ? value : value ? "yes" : "no";

function cellsOfVariant({ product }: ProductOfFile, variant: ProductOfFile["variants"][number]): Cells {
  return {
    sku: variant.sku,
    barcode: variant.barcode ?? "",
    "weight grams": String(variant.weightGrams),
    "length mm": String(variant.lengthMm),
    "width mm": String(variant.widthMm),
    "height mm": String(variant.heightMm),
    "variant status": variant.status,
    ...Object.fromEntries(
      product.options.map(({ name }, place) => [`option${place + 1} value`, variant.options[name] ?? ""]),
    ),
    ...Object.fromEntries(
      variant.prices.flatMap(({ currency, minor, compareAtMinor }) => [
        [`price ${currency}`, amount(minor)],
        [`compare-at ${currency}`, compareAtMinor === null ? "" : amount(compareAtMinor)],
      ]),
    ),
  };
}

/** Every currency here has two decimal places. */
const amount = (minor: bigint): string => `${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`;
