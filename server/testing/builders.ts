import type { Ctx } from "@/server/context";
import type { CartHolder, CartKeeper } from "@/server/modules/cart/service";
import { addLine } from "@/server/modules/cart/service";
import type { StartInput } from "@/server/modules/checkout/contract";
import type { Database } from "@/server/platform/db";
import { newId, newSpokenCode } from "@/server/platform/id";
import type { VariantId } from "@/server/shared/id";
import type { ShopCurrency } from "@/server/shared/money";

type Thing = {
  readonly stock?: number;
  readonly abroad?: number;
  readonly ngn?: bigint | null;
  readonly usd?: bigint | null;
  readonly kes?: bigint | null;
  readonly title?: string;
  readonly status?: string;
};

/** A product with one variant, priced in naira and dollars, in shillings when asked, and with stock in Lagos (and London). */
export async function addThing(
  db: Database,
  {
    stock = 10,
    abroad = 0,
    ngn = 500_000n,
    usd = 1_000n,
    kes = null,
    title = "Adire cloth",
    status = "active",
  }: Thing = {},
): Promise<VariantId> {
  const code = newSpokenCode(2);
  const category = await db.category.upsert({
    where: { slug: "cloth" },
    update: {},
    create: { id: newId("category"), slug: "cloth", name: "Cloth" },
  });
  const variantId = newId<VariantId>("variant");
  await db.product.create({
    data: {
      id: newId("product"),
      slug: `thing-${code.toLowerCase()}`,
      title,
      summary: "Made for tests",
      description: "Made for tests",
      status,
      categoryId: category.id,
      variants: {
        create: {
          id: variantId,
          sku: `T-${code}`,
          title: "",
          prices: {
            create: [
              ...(ngn === null ? [] : [{ currency: "NGN", minor: ngn }]),
              ...(usd === null ? [] : [{ currency: "USD", minor: usd }]),
              ...(kes === null ? [] : [{ currency: "KES", minor: kes }]),
            ],
          },
        },
      },
    },
  });
  await receive(db, { variantId, code: "LOS", country: "NG", quantity: stock });
  if (abroad > 0) await receive(db, { variantId, code: "LON", country: "GB", quantity: abroad });
  return variantId;
}

type Receipt = {
  readonly variantId: VariantId;
  readonly code: string;
  readonly country: string;
  readonly quantity: number;
};

/** Stock as it arrives: the counter and its ledger row. */
async function receive(db: Database, { variantId, code, country, quantity }: Receipt): Promise<void> {
  const location = await db.location.upsert({
    where: { code },
    update: {},
    create: { id: newId("location"), code, name: code, country },
  });
  await db.stockLevel.create({ data: { variantId, locationId: location.id, onHand: quantity } });
  if (quantity === 0) return;
  await db.stockMovement.create({
    data: {
      id: newId("movement"),
      variantId,
      locationId: location.id,
      kind: "receipt",
      onHandDelta: quantity,
      reservedDelta: 0,
      reference: "opening",
      actor: "system:test",
      at: new Date(),
    },
  });
}

/** Delivery to Lagos for ₦2,500, to the United States for $30 and to Kenya for Ksh 1,200. */
export async function addRates(db: Database): Promise<void> {
  await db.deliveryRate.createMany({
    data: [
      {
        id: newId("deliveryRate"),
        country: "NG",
        state: "Lagos",
        method: "standard",
        currency: "NGN",
        feeMinor: 250_000n,
        minDays: 1,
        maxDays: 3,
      },
      {
        id: newId("deliveryRate"),
        country: "US",
        state: null,
        method: "standard",
        currency: "USD",
        feeMinor: 3_000n,
        minDays: 5,
        maxDays: 10,
      },
      {
        id: newId("deliveryRate"),
        country: "KE",
        state: null,
        method: "standard",
        currency: "KES",
        feeMinor: 120_000n,
        minDays: 4,
        maxDays: 8,
      },
    ],
    skipDuplicates: true,
  });
}

/** A visitor with a cart of their own, as a browser would carry it. */
export function shopper(ctx: Ctx, currency: ShopCurrency = "NGN"): CartHolder {
  const cart: { -readonly [Key in keyof CartKeeper]: CartKeeper[Key] } = {
    token: null,
    currency,
    keepToken: (token) => {
      cart.token = token;
    },
    keepCurrency: (next) => {
      cart.currency = next;
    },
    keepCount: () => undefined,
  };
  return { ...ctx, cart };
}

export async function shopperWith(
  ctx: Ctx,
  lines: readonly (readonly [VariantId, number])[],
  currency: ShopCurrency = "NGN",
): Promise<CartHolder> {
  const holder = shopper(ctx, currency);
  for (const [variantId, quantity] of lines) await addLine(holder, { variantId, quantity });
  return holder;
}

let forms = 0;

/** A checkout form filled in for Lagos, or for the United States in dollars. */
export function filledForm(changes: Partial<StartInput> = {}): StartInput {
  forms += 1;
  return {
    idempotencyKey: `form-${forms}-${newSpokenCode(3)}`,
    contact: { name: "Adaeze Obi", email: "adaeze@example.test", phone: "08031234567" },
    address: {
      country: "NG",
      state: "Lagos",
      city: "Surulere",
      street: "12 Adeniran Ogunsanya",
      landmark: "Opposite the stadium",
      postcode: "",
    },
    delivery: "standard",
    payment: "transfer",
    ...changes,
  };
}

export const dollarForm = (changes: Partial<StartInput> = {}): StartInput =>
  filledForm({
    contact: { name: "Grace Lee", email: "grace@example.test", phone: "4155552671" },
    address: {
      country: "US",
      state: "California",
      city: "San Francisco",
      street: "1 Market Street",
      landmark: "",
      postcode: "94105",
    },
    payment: "card_usd",
    ...changes,
  });

export const shillingForm = (changes: Partial<StartInput> = {}): StartInput =>
  filledForm({
    contact: { name: "Wanjiku Kamau", email: "wanjiku@example.test", phone: "0712 345 678" },
    address: {
      country: "KE",
      state: "Nairobi",
      city: "Westlands",
      street: "8 Mpaka Road",
      landmark: "Opposite the market",
      postcode: "",
    },
    payment: "mpesa",
    ...changes,
  });
