import type { Ctx } from "@/server/context";
import type { Sellable } from "@/server/modules/catalog/contract";
import { readSellables } from "@/server/modules/catalog/service";
import { atQuantity } from "@/server/modules/catalog/service/decide-price";
import { readAvailability } from "@/server/modules/inventory/service";
import type { Db } from "@/server/platform/db";
import { sha256 } from "@/server/platform/digest";
import { newToken } from "@/server/platform/id";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import { type ShopCurrency, sum, zero } from "@/server/shared/money";
import { type CartView, MOST_LINES, MOST_OF_ONE, type SetLineInput } from "./contract";
import { calculateTotal, describeLine, type HeldLine, type Stocked } from "./policy";
import * as repo from "./repo";

export { calculateTotal };

/** What the caller keeps of its cart: cookies for browsers. */
export type CartKeeper = {
  readonly token: string | null;
  readonly currency: ShopCurrency;
  keepToken(token: string): void;
  keepCurrency(currency: ShopCurrency): void;
  keepCount(count: number): void;
};
export type CartHolder = Ctx & { readonly cart: CartKeeper };

/** The cart as it stands now, at today's prices; an empty one when there is none. Writes nothing. */
export async function viewCart(ctx: CartHolder): Promise<CartView> {
  return look(ctx, ctx.db, await findCart(ctx));
}

/** The cart for the checkout: its lines as they stand inside the caller's transaction. */
export async function readCart(ctx: CartHolder, db: Db): Promise<CartView> {
  return look(ctx, db, await findCart(ctx, db));
}

/** Sets how many of a variant are in the cart; 0 takes it out. A first line makes the cart. */
export const setLine = (ctx: CartHolder, input: SetLineInput): Promise<CartView> =>
  told(ctx, changeLine(ctx, input, false));

/** Adds to what is in the cart already, up to the most of one thing. */
export const addLine = (ctx: CartHolder, input: SetLineInput): Promise<CartView> =>
  told(ctx, changeLine(ctx, input, true));

/** The caller keeps the number on the badge, and the currency the cart is in. */
async function told({ cart }: CartHolder, changing: Promise<CartView>): Promise<CartView> {
  const view = await changing;
  cart.keepCount(view.count);
  cart.keepCurrency(view.currency);
  return view;
}

async function changeLine(
  ctx: CartHolder,
  { variantId, quantity }: SetLineInput,
  isAdding: boolean,
): Promise<CartView> {
  const found = await findCart(ctx);
  if (quantity === 0) {
    if (found && !isAdding) await repo.removeLine(ctx.db, found.id, variantId);
    return viewCart(ctx);
  }
  const currency = found?.currency ?? ctx.cart.currency;
  const goods = await readGoods(ctx, ctx.db, { variantIds: [...idsOf(found), variantId], currency });
  refuseUnsellable(goods.sellables.get(variantId), currency);
  if (
    found &&
    found.lines.length >= MOST_LINES &&
    !found.lines.some((line) => line.variantId === variantId)
  ) {
    throw new AppError(
      "CONFLICT",
      `A cart holds at most ${MOST_LINES} different things. Please check out first.`,
    );
  }
  const saved =
    found &&
    (await repo.saveLine(ctx.db, {
      cartId: found.id,
      variantId,
      quantity,
      isAdding,
      most: MOST_OF_ONE,
      at: ctx.clock(),
    }));
  const cart =
    found && saved !== null
      ? withLine(found, { variantId, quantity: saved })
      : await openCart(ctx, { variantId, quantity });
  return describe(cart, goods, currency);
}

/** The cart with a line as it was just written: in its old place, or last. */
function withLine(cart: repo.Cart, line: HeldLine): repo.Cart {
  const isThere = cart.lines.some(({ variantId }) => variantId === line.variantId);
  const lines = isThere
    ? cart.lines.map((held) => (held.variantId === line.variantId ? line : held))
    : [...cart.lines, line];
  return { ...cart, lines };
}

function refuseUnsellable(sellable: Sellable | undefined, currency: ShopCurrency): void {
  if (!sellable?.isForSale)
    throw new AppError("NOT_FOUND", "We do not sell that, or not any more.", { variantId: "Not for sale" });
  if (!sellable.price) {
    throw new AppError(
      "CONFLICT",
      `${sellable.title} is not sold in ${currency}. Switch the currency to buy it.`,
      { variantId: `Not sold in ${currency}` },
    );
  }
}

/** Changes the currency of the cart; lines not sold in it stay, marked, until they are taken out. */
export async function setCurrency(ctx: CartHolder, currency: ShopCurrency): Promise<CartView> {
  const cart = await findCart(ctx);
  if (cart) await repo.saveCurrency(ctx.db, cart.id, currency);
  const changed = cart && { ...cart, currency };
  const goods = readGoods(ctx, ctx.db, { variantIds: idsOf(changed), currency });
  return told(
    ctx,
    goods.then((read) => describe(changed, read, currency)),
  );
}

/** There are no promotions yet, so every code is unknown; said plainly rather than ignored. */
export async function refuseCode(): Promise<CartView> {
  throw new AppError("NOT_FOUND", "We do not know that code.", {
    code: "Check the spelling, or go on without it",
  });
}

/** Ends the cart as it becomes an order, in the caller's transaction. False when another order took it first. */
export const closeCart = (db: Db, cartId: string): Promise<boolean> => repo.closeCart(db, cartId);

/** Finds the cart that a shopper names on WhatsApp. */
export const findCartByReference = (db: Db, reference: string) => repo.findCartByReference(db, reference);

/** A token made within this request, which the caller cannot have sent. */
const kept = new WeakMap<CartKeeper, string>();
const tokenOf = (ctx: CartHolder): string => kept.get(ctx.cart) ?? ctx.cart.token ?? "";

const findCart = async (ctx: CartHolder, db: Db = ctx.db): Promise<repo.Cart | null> => {
  const token = tokenOf(ctx);
  return token ? repo.findOpenCart(db, sha256(token)) : null;
};

async function openCart(ctx: CartHolder, line: HeldLine): Promise<repo.Cart> {
  const token = newToken();
  const customerId = ctx.actor.kind === "customer" ? ctx.actor.id : null;
  const cart = await repo.saveCart(ctx.db, {
    tokenHash: sha256(token),
    currency: ctx.cart.currency,
    customerId,
    line,
    at: ctx.clock(),
  });
  kept.set(ctx.cart, token);
  ctx.cart.keepToken(token);
  return cart;
}

const linesOf = (cart: repo.Cart | null): readonly HeldLine[] => cart?.lines ?? [];

const idsOf = (cart: repo.Cart | null): VariantId[] => linesOf(cart).map((line) => line.variantId);

async function look(ctx: CartHolder, db: Db, cart: repo.Cart | null): Promise<CartView> {
  const currency = cart?.currency ?? ctx.cart.currency;
  return describe(cart, await readGoods(ctx, db, { variantIds: idsOf(cart), currency }), currency);
}

const NONE: Stocked = { available: 0, promisable: 0, availableFrom: null };

type Goods = {
  readonly sellables: ReadonlyMap<VariantId, Sellable>;
  readonly available: ReadonlyMap<VariantId, Stocked>;
};

type Wanted = { readonly variantIds: readonly VariantId[]; readonly currency: ShopCurrency };

/** What is for sale, for how much and how many of it: two rooms answer, asked at once. */
async function readGoods(
  { actor, clock }: CartHolder,
  db: Db,
  { variantIds, currency }: Wanted,
): Promise<Goods> {
  const customerId = actor.kind === "customer" ? actor.id : null;
  const [sellables, available] = await Promise.all([
    readSellables(db, variantIds, { currency, at: clock(), customerId }),
    readAvailability(db, variantIds),
  ]);
  return { sellables: new Map(sellables.map((sellable) => [sellable.variantId, sellable])), available };
}

function describe(cart: repo.Cart | null, { sellables, available }: Goods, currency: ShopCurrency): CartView {
  const lines = linesOf(cart).map((line) => {
    const sellable = sellables.get(line.variantId);
    const priced = sellable && atQuantity(sellable, line.quantity);
    return describeLine(line, priced, available.get(line.variantId) ?? NONE);
  });
  return {
    id: cart?.id ?? null,
    reference: cart?.reference ?? null,
    currency,
    lines,
    count: lines.reduce((count, line) => count + line.quantity, 0),
    subtotal: sum(
      lines.map((line) => line.total ?? zero(currency)),
      currency,
    ),
    isReady: lines.length > 0 && lines.every((line) => line.problem === null),
  };
}
