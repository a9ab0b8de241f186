import type { Ctx } from "@/server/context";
import { findPerson } from "@/server/modules/auth/service";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { formatMoney } from "@/server/shared/money";
import type {
  ExplainPriceInput,
  FindVariantsInput,
  FoundVariant,
  PriceExplanation,
  PriceListInput,
  PriceListPage,
  PriceListView,
} from "../contract/price-lists";
import * as repo from "../repo/price-lists";
import { findSellables } from "../repo/products";
import { priceFor } from "./decide-price";

export const listPriceLists = (ctx: Ctx<Staff>): Promise<PriceListView[]> =>
  repo.listPriceLists(ctx.db, ctx.clock());

const PAGE = 100;

/** One list with its prices by SKU, in pages of a hundred. */
export async function readPriceList(ctx: Ctx<Staff>, { id, cursor }: PriceListInput): Promise<PriceListPage> {
  const list = await repo.findPriceList(ctx.db, id, ctx.clock());
  if (!list) throw new AppError("NOT_FOUND", "There is no such price list.");
  const rows = await repo.listEntries(ctx.db, list, { after: readCursor(cursor), limit: PAGE });
  const entries = rows.slice(0, PAGE);
  const last = entries.at(-1);
  const nextCursor = rows.length > PAGE && last ? `${last.minQuantity}:${last.sku}` : null;
  return { list, entries, nextCursor };
}

function readCursor(cursor: string | undefined) {
  if (cursor === undefined) return null;
  const found = /^(\d{1,4}):(.{1,90})$/.exec(cursor);
  if (!found?.[1] || !found[2])
    throw new AppError("INVALID", "That page cannot be found. Please start from the first.");
  return { minQuantity: Number(found[1]), sku: found[2] };
}

const MOST_FOUND = 30;

/** Variants on sale or in preparation, with their base price in a currency. Those that are not found are left out. */
export async function findVariants(
  { db }: Ctx<Staff>,
  { currency, query = "", skus = [] }: FindVariantsInput,
): Promise<FoundVariant[]> {
  if (skus.length === 0 && query === "") return [];
  return repo.searchVariants(db, { currency, query, skus }, skus.length > 0 ? skus.length : MOST_FOUND);
}

/** What a buyer would pay for one of so many at a moment, and why, by the very rule that the cart uses. */
export async function explainPrice(
  ctx: Ctx<Staff>,
  { variantId, currency, quantity, email, at = ctx.clock() }: ExplainPriceInput,
): Promise<PriceExplanation> {
  const customer = email ? await findPerson(ctx, email) : null;
  if (email && !customer) throw new AppError("NOT_FOUND", "Nobody has an account with that e-mail address.");
  const question = { currency, at, customerId: customer?.id ?? null };
  const [sellable] = await findSellables(ctx.db, [variantId], question);
  if (!sellable) throw new AppError("NOT_FOUND", "There is no such variant.");
  const chosen = priceFor(sellable.prices, quantity);
  if (!chosen) return { unit: null, compareAt: null, list: null, why: `It is not sold in ${currency}.` };
  const { unit, compareAt, listId, listName, minQuantity } = chosen;
  if (listId === null || listName === null)
    return {
      unit,
      compareAt,
      list: null,
      why: `${formatMoney(unit)} is its base price; no price list makes it less.`,
    };
  const base = sellable.prices.base ? formatMoney(sellable.prices.base.price) : "";
  const from = minQuantity > 1 ? `, from ${minQuantity} on` : "";
  return {
    unit,
    compareAt,
    list: { id: listId as NonNullable<PriceExplanation["list"]>["id"], name: listName, minQuantity },
    why: `${formatMoney(unit)} by the list “${listName}”${from}; the base price is ${base}.`,
  };
}
