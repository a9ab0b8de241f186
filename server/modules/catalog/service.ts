import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import type { Staff } from "@/server/shared/actor";
import type { VariantId } from "@/server/shared/id";
import { AppError } from "@/server/shared/error";
import type { Currency } from "@/server/shared/money";
import type { CategoryView, ListInput, ProductCard, ProductInput, ProductList, ProductView, Sellable, StaffProductPage, StaffProductsInput } from "./contract";
import { countFacets, findProduct, findSellables, listCards, listCategories, listStaffProducts, type Position } from "./repo";

/** Products for sale that fit the query, with counts behind each filter and a cursor to the next. */
export async function listProducts({ db }: Ctx, input: ListInput): Promise<ProductList> {
  const query = { ...input, after: readCursor(input.cursor) };
  const [rows, counts] = await Promise.all([listCards(db, query), countFacets(db, query)]);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ sortKey: _, ...card }) => card),
    total: counts.total,
    facets: { categories: [...counts.categories], tags: [...counts.tags] },
    nextCursor: rows.length > input.limit && last ? writeCursor({ key: last.sortKey, id: last.id }) : null,
  };
}

/** A handful of products for the words typed so far. */
export async function suggestProducts({ db }: Ctx, input: { query: string; currency: ListInput["currency"] }): Promise<ProductCard[]> {
  const rows = await listCards(db, { ...input, limit: 6, after: null });
  return rows.slice(0, 6).map(({ sortKey: _, ...card }) => card);
}

/** One product for sale. NOT_FOUND for drafts, archived products and unknown addresses alike. */
export async function readProduct({ db }: Ctx, { slug, currency }: ProductInput): Promise<ProductView> {
  const product = await findProduct(db, slug, currency);
  if (!product) throw new AppError("NOT_FOUND", "We do not sell that, or not any more.");
  return product;
}

export const readCategories = ({ db }: Ctx): Promise<CategoryView[]> => listCategories(db);

/** Variants as they can be sold at this moment, for the rooms that sell them. */
export const readSellables = (db: Db, variantIds: readonly VariantId[], currency: Currency): Promise<Sellable[]> =>
  variantIds.length === 0 ? Promise.resolve([]) : findSellables(db, variantIds, currency);

const STAFF_PAGE = 50;

/** Every product, drafts and archived ones included, in pages. */
export async function listProductsForStaff({ db }: Ctx<Staff>, { cursor, ...input }: StaffProductsInput): Promise<StaffProductPage> {
  const after = readCursor(cursor);
  const rows = await listStaffProducts(db, { ...input, limit: STAFF_PAGE, after: after && { position: Number(after.key), id: after.id } });
  const page = rows.slice(0, STAFF_PAGE);
  const last = page.at(-1);
  return {
    rows: page.map(({ position: _, ...row }) => row),
    nextCursor: rows.length > STAFF_PAGE && last ? writeCursor({ key: String(last.position), id: last.id }) : null,
  };
}

const writeCursor = ({ key, id }: Position): string => Buffer.from(JSON.stringify([key, id])).toString("base64url");

function readCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(parts) && typeof parts[0] === "string" && typeof parts[1] === "string") return { key: parts[0], id: parts[1] };
  } catch {
    // Falls through to the one refusal below.
  }
  throw new AppError("INVALID", "That page of the list cannot be found. Please start from the first.", { cursor: "Not a cursor of ours" });
}
