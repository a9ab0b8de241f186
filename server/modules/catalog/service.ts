import { z } from "zod";
import type { Ctx } from "@/server/context";
import { SECOND } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { createMemo } from "@/server/platform/memo";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import type {
  CategoryView,
  ProductInput,
  ProductView,
  Sellable,
  StaffProductPage,
  StaffProductsInput,
} from "./contract";
import type { PriceQuestion } from "./repo/offers";
import { findProduct, findSellables, listCategories } from "./repo/products";
import { listStaffProducts } from "./repo/staff";
import { atQuantity, showVariant } from "./service/decide-price";

/** One product for sale. NOT_FOUND for drafts, archived products and unknown addresses alike. */
export async function readProduct(
  { db, clock }: Ctx,
  { slug, currency }: ProductInput,
): Promise<ProductView> {
  const product = await findProduct(db, slug, { currency, at: clock(), customerId: null });
  if (!product) throw new AppError("NOT_FOUND", "We do not sell that, or not any more.");
  return { ...product, variants: product.variants.map(showVariant) };
}

/** Every page shows them, and how many products they have is counted anew: so they too are kept for a moment. */
const stalls = createMemo<CategoryView[]>({ milliseconds: 5 * SECOND, most: 1 });

/** The categories in their order, with how many products each has, up to five seconds old. */
export const readCategories = (ctx: Ctx): Promise<CategoryView[]> =>
  stalls(ctx, "all", () => listCategories(ctx.db));

/**
 * Variants as they can be sold at a moment, for the rooms that sell them, at the price of one. A customer's groups
 * count; for another quantity ask `atQuantity`.
 */
export async function readSellables(
  db: Db,
  variantIds: readonly VariantId[],
  question: PriceQuestion,
): Promise<Sellable[]> {
  const found = variantIds.length === 0 ? [] : await findSellables(db, variantIds, question);
  return found.map((sellable) => atQuantity(sellable, 1));
}

const STAFF_PAGE = 50;

/** Every product, drafts and archived ones included, in pages. */
export async function listProductsForStaff(
  { db }: Ctx<Staff>,
  { cursor, ...input }: StaffProductsInput,
): Promise<StaffProductPage> {
  const after = readCursor(cursor, "staff");
  const rows = await listStaffProducts(db, {
    ...input,
    limit: STAFF_PAGE,
    after: after && { position: Number(after.key), id: after.id },
  });
  const page = rows.slice(0, STAFF_PAGE);
  const last = page.at(-1);
  return {
    rows: page.map(({ position: _, ...row }) => row),
    nextCursor:
      rows.length > STAFF_PAGE && last
        ? writeCursor("staff", { key: String(last.position), id: last.id })
        : null,
  };
}

const Cursor = z.tuple([z.string(), z.string().regex(/^-?\d{1,15}$/), z.string().max(60)]);
type Position = { readonly key: string; readonly id: string };

const writeCursor = (order: string, { key, id }: Position): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString("base64url");

/** A cursor belongs to one order: in another it would point nowhere in particular. */
function readCursor(cursor: string | undefined, order: string): Position | null {
  if (cursor === undefined) return null;
  try {
    const [its, key, id] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    if (its === order) return { key, id };
  } catch {
    // Falls through to the one refusal below.
  }
  throw new AppError("INVALID", "That page of the list cannot be found. Please start from the first.", {
    cursor: "Not a cursor of ours",
  });
}
