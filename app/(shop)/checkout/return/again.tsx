import { PayAgainForm } from "@/components/checkout/pay-again-form";
import type { CheckoutStatus } from "@/server/modules/checkout/contract";
import { formatMoney, ShopCurrency } from "@/server/shared/money";
import { serverApi } from "@/server/trpc/caller";
import { payAgain } from "../actions";

/** Where a shopper stands who comes back from paying. */
export type Landed = { readonly status: CheckoutStatus; readonly token: string; readonly here: string };

/** Another go: the same way or another. */
export async function Again({ status, token, submitLabel }: Landed & { submitLabel?: string }) {
  const currency = ShopCurrency.safeParse(status.total.currency);
  const api = await serverApi();
  const { payment } = await api.checkout.options(currency.success ? { currency: currency.data } : {});
  return (
    <PayAgainForm
      action={payAgain}
      orderNumber={status.orderNumber}
      token={token}
      ways={payment}
      amount={formatMoney(status.total)}
      submitLabel={submitLabel}
    />
  );
}

/** Where a person answers questions about this order. */
export const askAbout = async (number: string): Promise<string> =>
  (await (await serverApi()).concierge.link({ about: "order", number })).url;
