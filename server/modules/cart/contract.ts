import { z } from "zod";
import { Picture } from "@/server/modules/catalog/contract";
import { CartId, VariantId } from "@/server/shared/id";
import { Money, ShopCurrency } from "@/server/shared/money";

export const MOST_OF_ONE = 99;
export const MOST_LINES = 50;

export const SetLineInput = z.strictObject({
  variantId: VariantId,
  /** The new quantity; 0 takes the line out. */
  quantity: z
    .number({ error: "Give the quantity as a whole number" })
    .int({ error: "Give the quantity as a whole number" })
    .min(0, { error: "The quantity cannot be below zero" })
    .max(MOST_OF_ONE, { error: `At most ${MOST_OF_ONE} of one thing` }),
});
export type SetLineInput = z.infer<typeof SetLineInput>;

export const SetCurrencyInput = z.strictObject({ currency: ShopCurrency });
export const ApplyCodeInput = z.strictObject({
  code: z.string().trim().min(1, { error: "Write the code" }).max(40),
});

/** What keeps a line from being bought as it stands; the shopper sees which line and why. */
export const LINE_PROBLEMS = ["not_for_sale", "not_in_currency", "out_of_stock", "too_few"] as const;

export const CartLineView = z.strictObject({
  variantId: VariantId,
  productSlug: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string(),
  picture: Picture.nullable(),
  quantity: z.number().int(),
  available: z.number().int(),
  unit: Money.nullable(),
  /** What one costs without the price list, or cost before. */
  compareAt: Money.nullable(),
  /** The price list behind the price: "Harmattan sale, from 10". Null: the ordinary price. */
  priceReason: z.string().nullable(),
  total: Money.nullable(),
  problem: z.enum(LINE_PROBLEMS).nullable(),
  /** How many of the line are not there yet but may be ordered ahead, and from when they ship if that is known. */
  waits: z.strictObject({ quantity: z.number().int(), shipsFrom: z.date().nullable() }).nullable(),
});
export type CartLineView = z.infer<typeof CartLineView>;

/** One step from the lines to the total, in words and money. */
export const TotalStep = z.strictObject({
  kind: z.enum(["line", "discount", "delivery", "tax"]),
  label: z.string(),
  amount: Money,
  /** Why it is this much, where it is not the ordinary price. */
  why: z.string().optional(),
});
export type TotalStep = z.infer<typeof TotalStep>;

export const CartView = z.strictObject({
  id: CartId.nullable(),
  /** Short code to say on WhatsApp. */
  reference: z.string().nullable(),
  currency: ShopCurrency,
  lines: z.array(CartLineView),
  count: z.number().int(),
  subtotal: Money,
  isReady: z.boolean(),
});
export type CartView = z.infer<typeof CartView>;
