import { ForgetDraft } from "@/components/checkout/forget-draft";
import { Outcome } from "@/components/checkout/outcome";
import { WatchPayment } from "@/components/checkout/watch-payment";
import { AskLink } from "@/components/concierge/ask-link";
import { ButtonLink } from "@/components/ui/button";
import { isOnPhone } from "@/server/modules/payments/contract";
import { unreachable } from "@/server/shared/error";
import { formatMoney } from "@/server/shared/money";
import { Again, askAbout, type Landed } from "./again";
import { DeclinedOnPhone, WaitingOnPhone } from "./on-phone";

/** What became of the payment, and what to do now. */
export function Answer(landed: Landed) {
  const { payment, method } = landed.status;
  const hasRung = method !== null && isOnPhone(method);
  switch (payment) {
    case "paid":
      return <Paid {...landed} />;
    case "pending":
    case "unknown":
      return hasRung ? <WaitingOnPhone {...landed} /> : <Waiting {...landed} />;
    case "declined":
      return hasRung ? <DeclinedOnPhone {...landed} /> : <Declined {...landed} />;
    case "lapsed":
      return <Lapsed {...landed} />;
    case "refunding":
      return <Refunding {...landed} />;
    default:
      return unreachable(payment);
  }
}

const trackHref = ({ status, token }: Landed): string => `/orders/${status.orderNumber}?t=${token}`;

function Paid(landed: Landed) {
  const { orderNumber, total } = landed.status;
  return (
    <Outcome look="paid" title="Paid. Thank you">
      <ForgetDraft />
      <p className="text-lg">
        We have your <strong className="tabular">{formatMoney(total)}</strong> for order{" "}
        <strong className="tabular whitespace-nowrap">{orderNumber}</strong>. We pack it now and write to you
        when it is on the road.
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={trackHref(landed)} size="lg">
          Follow your order
        </ButtonLink>
        <ButtonLink href="/" size="lg" variant="secondary">
          Back to the market
        </ButtonLink>
      </div>
    </Outcome>
  );
}

async function Waiting(landed: Landed) {
  const { orderNumber, total, redirectUrl } = landed.status;
  const ask = await askAbout(orderNumber);
  return (
    <Outcome look="waiting" title="We are waiting for your bank">
      <WatchPayment />
      <noscript>
        <meta httpEquiv="refresh" content="10" />
      </noscript>
      <p role="status">
        We have not seen the <strong className="tabular">{formatMoney(total)}</strong> for order{" "}
        <strong className="tabular whitespace-nowrap">{orderNumber}</strong> yet. This page looks again by
        itself. You can also close it: we write to you as soon as the money is here.
      </p>
      <div className="rounded-md bg-warning-soft p-4">
        <h2 className="text-base text-warning">Debited already?</h2>
        <p>
          Then do not pay again. Banks sometimes need up to 30 minutes. If the order lapses meanwhile and the
          money comes after all, you get the order or every kobo back; you need not ask.
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={landed.here} replace>
          Look again
        </ButtonLink>
        {redirectUrl ? (
          <a
            href={redirectUrl}
            className="inline-flex min-h-target items-center px-2 font-semibold text-brand underline underline-offset-4"
          >
            Not paid yet: back to the payment page
          </a>
        ) : null}
      </div>
      <details>
        <summary className="inline-flex min-h-target items-center font-semibold text-brand underline decoration-1 underline-offset-4">
          Pay another way
        </summary>
        <Again {...landed} />
      </details>
      <AskLink url={ask}>Ask a person</AskLink>
    </Outcome>
  );
}

async function Declined(landed: Landed) {
  const ask = await askAbout(landed.status.orderNumber);
  return (
    <Outcome look="trouble" title="That payment did not go through">
      <WatchPayment />
      <p role="status">
        Your bank or card said no, so nothing was taken. Your order{" "}
        <strong className="tabular whitespace-nowrap">{landed.status.orderNumber}</strong> is kept for a short
        while: try once more, or pay another way.
      </p>
      <p className="text-muted">
        Sent the money meanwhile? Then do not pay again: this page looks by itself.
      </p>
      <Again {...landed} />
      <AskLink url={ask}>Ask a person</AskLink>
    </Outcome>
  );
}

/** The shopper turned back on the payment page. */
export async function Stopped(landed: Landed) {
  const ask = await askAbout(landed.status.orderNumber);
  return (
    <Outcome look="trouble" title="You stopped before paying">
      <p role="status">
        Nothing was taken. Your order{" "}
        <strong className="tabular whitespace-nowrap">{landed.status.orderNumber}</strong> is kept for a short
        while.
      </p>
      <Again {...landed} />
      <AskLink url={ask}>Ask a person</AskLink>
    </Outcome>
  );
}

function Lapsed({ status: { orderNumber } }: Landed) {
  return (
    <Outcome look="trouble" title="This order waited too long">
      <p role="status">
        No payment came for order <strong className="tabular whitespace-nowrap">{orderNumber}</strong>, so it
        was cancelled and its goods went back on the stall. If your bank took money for it, it comes back by
        itself.
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/search">Walk the market again</ButtonLink>
      </div>
    </Outcome>
  );
}

function Refunding(landed: Landed) {
  return (
    <Outcome look="trouble" title="Your money is on its way back">
      <p role="status">
        We could not keep order{" "}
        <strong className="tabular whitespace-nowrap">{landed.status.orderNumber}</strong> for you, so all of{" "}
        {formatMoney(landed.status.total)} goes back to where it came from. You need not do anything.
      </p>
      <ButtonLink href={trackHref(landed)}>Follow the refund</ButtonLink>
    </Outcome>
  );
}
