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

/** The cart of a token, while it is open, with its lines in the order they were added. */
export async function findOpenCart(db: Db, tokenHash: string): Promise<Cart | null> {
  const [row] = await db.$queryRaw<Cart[]>`
    SELECT c.id, c.reference, c.currency, c.customer_id AS "customerId",
      coalesce((SELECT json_agg(json_build_object('variantId', l.variant_id, 'quantity', l.quantity) ORDER BY l.added_at, l.variant_id)
        FROM cart_line l WHERE l.cart_id = c.id), '[]') AS lines
    FROM cart c WHERE c.token_hash = ${tokenHash} AND c.status = 'open'`;
  return row ?? null;
}

type NewCart = {
  readonly tokenHash: string;
  readonly currency: ShopCurrency;
  readonly customerId: string | null;
  readonly line: HeldLine;
  readonly at: Date;
};

/** A cart and its first line, in one statement: there is no cart without one. */
export async function saveCart(
  db: Db,
  { tokenHash, currency, customerId, line, at }: NewCart,
): Promise<Cart> {
  const id = newId<CartId>("cart", at);
  const reference = newSpokenCode(1) + newSpokenCode(1);
  await db.$executeRaw`
    WITH made AS (
      INSERT INTO cart (id, token_hash, currency, customer_id, reference, created_at, updated_at)
      VALUES (${id}, ${tokenHash}, ${currency}, ${customerId}, ${reference}, ${at}::timestamptz, ${at}::timestamptz) RETURNING id
    )
    INSERT INTO cart_line (cart_id, variant_id, quantity, added_at)
    SELECT id, ${line.variantId}, ${line.quantity}::int, ${at}::timestamptz FROM made`;
  return { id, reference, currency, customerId, lines: [line] };
}

type NewLine = HeldLine & {
  readonly cartId: CartId;
  readonly isAdding: boolean;
  readonly most: number;
  readonly at: Date;
};

/**
 * Sets or adds to a line; the one statement keeps the limit under two quick taps. Returns the new quantity, or null
 * when the cart has become an order meanwhile.
 */
export async function saveLine(
  db: Db,
  { cartId, variantId, quantity, isAdding, most, at }: NewLine,
): Promise<number | null> {
  const [row] = await db.$queryRaw<{ quantity: number }[]>`
    WITH open AS (UPDATE cart SET updated_at = ${at}::timestamptz WHERE id = ${cartId} AND status = 'open' RETURNING id)
    INSERT INTO cart_line AS held (cart_id, variant_id, quantity, added_at)
    SELECT id, ${variantId}, ${quantity}::int, ${at}::timestamptz FROM open
    ON CONFLICT (cart_id, variant_id) DO UPDATE
      SET quantity = least(${most}::int, CASE WHEN ${isAdding} THEN held.quantity + excluded.quantity ELSE excluded.quantity END)
    RETURNING held.quantity`;
  return row?.quantity ?? null;
}

export async function removeLine(db: Db, cartId: CartId, variantId: VariantId): Promise<void> {
  await db.cartLine.deleteMany({ where: { cartId, variantId } });
}

export async function saveCurrency(db: Db, cartId: CartId, currency: ShopCurrency): Promise<void> {
  await db.cart.updateMany({ where: { id: cartId, status: "open" }, data: { currency } });
}

/** The cart became an order: the shopper's next addition starts a new one. False when it was one before. */
export async function closeCart(db: Db, cartId: string): Promise<boolean> {
  const count =
    await db.$executeRaw`UPDATE cart SET status = 'ordered' WHERE id = ${cartId} AND status = 'open'`;
  return count === 1;
}

export async function findCartByReference(
  db: Db,
  reference: string,
): Promise<{ id: string; reference: string } | null> {
  return db.cart.findUnique({ where: { reference }, select: { id: true, reference: true } });
}
