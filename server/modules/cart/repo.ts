import type { Db } from "@/server/platform/db";
import { newId, newSpokenCode } from "@/server/platform/id";
import type { CartId, VariantId } from "@/server/shared/id";
import type { ShopCurrency } from "@/server/shared/money";
import type { HeldLine } from "./policy";

export type Cart = {
  readonly id: CartId;
  readonly reference: string;
  readonly currency: ShopCurrency;
  readonly customerId: string | null;
  readonly lines: readonly HeldLine[];
};

const COLUMNS = {
  id: true, reference: true, currency: true, customerId: true,
  lines: { select: { variantId: true, quantity: true }, orderBy: [{ addedAt: "asc" }, { variantId: "asc" }] },
} as const;

export async function findOpenCart(db: Db, tokenHash: string): Promise<Cart | null> {
  const row = await db.cart.findUnique({ where: { tokenHash, status: "open" }, select: { ...COLUMNS, lines: { ...COLUMNS.lines, orderBy: [...COLUMNS.lines.orderBy] } } });
  return row as Cart | null;
}

export async function saveCart(db: Db, cart: { tokenHash: string; currency: ShopCurrency; customerId: string | null; at: Date }): Promise<Cart> {
  const { at, ...fields } = cart;
  const id = newId<CartId>("cart", at);
  const reference = newSpokenCode(1) + newSpokenCode(1);
  await db.cart.create({ data: { ...fields, id, reference, createdAt: at, updatedAt: at }, select: { id: true } });
  return { id, reference, currency: cart.currency, customerId: cart.customerId, lines: [] };
}

/** Sets or adds to a line; the same statement keeps the limit under two quick taps. Returns the new quantity. */
export async function saveLine(db: Db, line: { cartId: CartId; variantId: VariantId; quantity: number; isAdding: boolean; most: number; at: Date }): Promise<void> {
  await db.$executeRaw`
    INSERT INTO cart_line AS held (cart_id, variant_id, quantity, added_at)
    VALUES (${line.cartId}, ${line.variantId}, ${line.quantity}, ${line.at}::timestamptz)
    ON CONFLICT (cart_id, variant_id) DO UPDATE
      SET quantity = least(${line.most}::int, CASE WHEN ${line.isAdding} THEN held.quantity + excluded.quantity ELSE excluded.quantity END)`;
  await db.$executeRaw`UPDATE cart SET updated_at = ${line.at}::timestamptz WHERE id = ${line.cartId}`;
}

export async function removeLine(db: Db, cartId: CartId, variantId: VariantId): Promise<void> {
  await db.cartLine.deleteMany({ where: { cartId, variantId } });
}

export async function saveCurrency(db: Db, cartId: CartId, currency: ShopCurrency): Promise<void> {
  await db.cart.updateMany({ where: { id: cartId, status: "open" }, data: { currency } });
}

/** The cart became an order: the shopper's next addition starts a new one. False when it was one before. */
export async function closeCart(db: Db, cartId: string): Promise<boolean> {
  const { count } = await db.cart.updateMany({ where: { id: cartId, status: "open" }, data: { status: "ordered" } });
  return count === 1;
}

export async function findCartByReference(db: Db, reference: string): Promise<{ id: string; reference: string } | null> {
  return db.cart.findUnique({ where: { reference }, select: { id: true, reference: true } });
}
