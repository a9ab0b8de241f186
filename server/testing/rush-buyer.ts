import { visitorCtx } from "@/server/gate";
import type { CartHolder, CartKeeper } from "@/server/modules/cart/service";
import { addLine } from "@/server/modules/cart/service";
import { readStatus } from "@/server/modules/checkout/service/read-checkout";
import { startCheckout } from "@/server/modules/checkout/service/start-checkout";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import { isDatabaseAway } from "@/server/trpc/init";
import { filledForm } from "./builders";

// One process of a rush: it takes buyers over the channel from the process that started it, and may be killed at any
// moment. What a browser would remember, its parent does.

/** A buyer as a browser knows it: the cookie of its cart, if an answer ever brought one, and the key of its form. */
export type Errand = {
  readonly buyer: number;
  readonly variantId: VariantId;
  readonly cartToken: string | null;
  readonly idempotencyKey: string;
};

export type News =
  | { readonly kind: "ready" }
  | { readonly kind: "cart"; readonly buyer: number; readonly cartToken: string }
  | { readonly kind: "bought" | "refused"; readonly buyer: number }
  /** The shop was out of breath, or the provider was, and said so: whoever asks again gets the same order. */
  | { readonly kind: "away"; readonly buyer: number; readonly words: string }
  | { readonly kind: "broken"; readonly buyer: number; readonly words: string };

/** Nobody may be listening any more; then there is nobody to tell. */
const tell = (news: News): void => void process.send?.(news, undefined, undefined, () => undefined);

async function buy({ buyer, variantId, cartToken, idempotencyKey }: Errand): Promise<News> {
  const holder = await openHolder(cartToken);
  if (cartToken === null) {
    await addLine(holder, { variantId, quantity: 1 });
    tell({ kind: "cart", buyer, cartToken: holder.cart.token ?? "" });
  }
  const { orderNumber, trackingUrl, redirectUrl } = await startCheckout(
    holder,
    filledForm({ idempotencyKey, payment: "card" }),
  );
  if (redirectUrl) await pay(redirectUrl);
  const token = new URL(trackingUrl).searchParams.get("t") ?? "";
  const { payment } = await readStatus(holder, { orderNumber, token });
  if (payment === "paid") return { kind: "bought", buyer };
  return { kind: payment === "pending" ? "away" : "broken", buyer, words: `${orderNumber} is ${payment}` };
}

async function openHolder(token: string | null): Promise<CartHolder> {
  const cart: { -readonly [Key in keyof CartKeeper]: CartKeeper[Key] } = {
    token,
    currency: "NGN",
    keepToken: (next) => {
      cart.token = next;
    },
    keepCurrency: () => undefined,
    keepCount: () => undefined,
  };
  return { ...(await visitorCtx(new Headers())), cart };
}

/** What the buyer does on the payment page. On a page that is paid already it changes nothing. */
async function pay(page: string): Promise<void> {
  const answer = await fetch(`${page}/pay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ outcome: "card" }),
  });
  await answer.arrayBuffer();
}

process.on("message", (errand: Errand) => {
  buy(errand).then(tell, (error: unknown) => {
    const { buyer } = errand;
    const words = String(error);
    if (error instanceof AppError && error.code === "CONFLICT") tell({ kind: "refused", buyer });
    else tell({ kind: isDatabaseAway(error) ? "away" : "broken", buyer, words });
  });
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit(0));
tell({ kind: "ready" });
