import { SumLines } from "@/components/cart/sum-lines";
import { daysWords } from "@/components/checkout/delivery-preview";
import { PayAgainForm } from "@/components/checkout/pay-again-form";
import { WatchPayment } from "@/components/checkout/watch-payment";
import { AskLink } from "@/components/concierge/ask-link";
import { Estimate } from "@/components/orders/estimate";
import { OrderLines } from "@/components/orders/order-lines";
import { OrderSteps } from "@/components/orders/order-steps";
import { Shipments } from "@/components/orders/shipments";
import { STATUS_WORDS } from "@/components/orders/status-words";
import { dayWords } from "@/components/orders/when";
import { Badge } from "@/components/ui/badge";
import { buttonLook } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Definitions } from "@/components/ui/definitions";
import { Notice } from "@/components/ui/notice";
import type { CheckoutStatus } from "@/server/modules/checkout/contract";
import type { TrackingView } from "@/server/modules/orders/contract";
import { formatMoney, type Money, ShopCurrency } from "@/server/shared/money";
import { serverApi } from "@/server/trpc/caller";
import { payAgain } from "../../checkout/actions";

type OrderPageProps = {
  order: TrackingView;
  token: string;
  /** How its payment stands, while it waits for one. */
  payment: CheckoutStatus | null;
  /** The provider did not answer when the order was placed. */
  isLate: boolean;
};

/** What was ordered ahead and is still to come. */
function Waiting({ lines }: { lines: TrackingView["waiting"] }) {
  if (lines.length === 0) return null;
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  const last = Math.max(...lines.map((line) => line.shipsFrom?.getTime() ?? 0));
  return (
    <Notice title={units === 1 ? "One thing is still to come" : `${units} things are still to come`}>
      {last > 0 ? `We ship your order from ${dayWords(new Date(last))}, ` : "We ship your order "}
      as soon as all of it is here.
    </Notice>
  );
}

/** One order as its buyer sees it. */
export async function OrderPage({ order, token, payment, isLate }: OrderPageProps) {
  const ask = await (await serverApi()).concierge.link({ about: "order", number: order.number });
  const { words, tone } = STATUS_WORDS[order.status];
  const { totals, delivery } = order;
  return (
    <>
      <header className="mb-6 grid gap-2">
        <p className="text-muted">Placed {dayWords(order.placedAt)}</p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="tabular text-3xl">
            <span className="font-semibold text-muted">Order</span> {order.number}
          </h1>
          <CopyButton text={order.number} thing="order number" />
          <Badge tone={tone}>{words}</Badge>
        </div>
        <Estimate order={order} />
      </header>
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <div className="grid gap-6">
          {payment ? <Unpaid payment={payment} token={token} isLate={isLate} /> : null}
          <Waiting lines={order.waiting} />
          <Card as="section" title="Where it is">
            <OrderSteps order={order} />
          </Card>
          {order.shipments.length > 0 ? (
            <Card as="section" title="On the road">
              <Shipments shipments={order.shipments} />
            </Card>
          ) : null}
          <Card as="section" title="What is in it">
            <OrderLines lines={order.lines} />
            <hr className="my-5 border-line" />
            <SumLines
              steps={[
                { label: "Goods", amount: formatMoney(totals.subtotal) },
                ...unlessZero("Discount", totals.discount),
                {
                  label: delivery.label,
                  amount: totals.delivery.minor === 0n ? "Free" : formatMoney(totals.delivery),
                },
                ...unlessZero("Tax", totals.tax),
              ]}
              total={{ label: "Total", amount: formatMoney(totals.total) }}
            />
          </Card>
        </div>
        <Card as="aside" title="Going to">
          <Definitions
            items={[
              { term: "Name", value: order.name },
              { term: "Place", value: order.place },
              { term: "By", value: `${delivery.label}, ${daysWords(delivery)}` },
              { term: "Phone", value: <span className="tabular">{order.phone}</span> },
              { term: "E-mail", value: order.email },
            ]}
          />
          <p className="mt-3 mb-4 text-sm text-muted">Partly hidden, so that this link can be shared.</p>
          <AskLink url={ask.url} isWide>
            Ask about this order
          </AskLink>
        </Card>
      </div>
    </>
  );
}

const unlessZero = (label: string, amount: Money) =>
  amount.minor === 0n ? [] : [{ label, amount: formatMoney(amount) }];

type UnpaidProps = { payment: CheckoutStatus; token: string; isLate: boolean };

/** The order waits for its money: how that stands, and the ways to pay. */
async function Unpaid({ payment, token, isLate }: UnpaidProps) {
  const { total, redirectUrl, orderNumber } = payment;
  const currency = ShopCurrency.safeParse(total.currency);
  const api = await serverApi();
  const options = await api.checkout.options(currency.success ? { currency: currency.data } : {});
  return (
    <Card as="section" title={`Still to pay: ${formatMoney(total)}`}>
      <div className="grid gap-4">
        <WatchPayment />
        {isLate && !redirectUrl ? (
          <Notice tone="warning" title="The payment company did not answer just now">
            Your order is placed and its goods are put aside. Nothing was taken. Try again below, or another
            way.
          </Notice>
        ) : null}
        {payment.payment === "declined" ? (
          <Notice tone="danger" title="The last try did not go through; nothing was taken." />
        ) : (
          <p>
            Debited already? Then do not pay again: banks need up to 30 minutes, and this page looks by
            itself.
          </p>
        )}
        {redirectUrl ? (
          <a
            href={redirectUrl}
            className={buttonLook({ variant: "secondary", isWide: true, className: "text-center" })}
          >
            Back to the payment page that is open
          </a>
        ) : null}
        <PayAgainForm
          action={payAgain}
          orderNumber={orderNumber}
          token={token}
          ways={options.payment}
          amount={formatMoney(total)}
        />
      </div>
    </Card>
  );
}
