import { Outcome } from "@/components/checkout/outcome";
import { WatchPayment } from "@/components/checkout/watch-payment";
import { AskLink } from "@/components/concierge/ask-link";
import { ButtonLink } from "@/components/ui/button";
import { formatMoney } from "@/server/shared/money";
import { Again, askAbout, type Landed } from "./again";

/** A request rings on the buyer's phone, or may: nothing is sent twice while that is not known. */
export async function WaitingOnPhone({ status, here }: Landed) {
  const { orderNumber, total, payment } = status;
  const ask = await askAbout(orderNumber);
  return (
    <Outcome look="waiting" title="Look at your phone">
      <WatchPayment />
      <noscript>
        <meta httpEquiv="refresh" content="10" />
      </noscript>
      <p role="status" className="text-lg">
        M-Pesa asks you there for <strong className="tabular">{formatMoney(total)}</strong> for order{" "}
        <strong className="tabular whitespace-nowrap">{orderNumber}</strong>. Enter your M-Pesa PIN to pay.
      </p>
      <p>
        {payment === "unknown"
          ? "We lost M-Pesa’s answer, so we do not know yet whether the request reached you. We keep asking, and send no second one meanwhile: you cannot pay twice."
          : "This page looks by itself and tells you as soon as the money is here. If you let the request go by, you can have it sent again."}
      </p>
      <div className="rounded-md bg-warning-soft p-4">
        <h2 className="text-base text-warning">Have an M-Pesa message already?</h2>
        <p>
          Then it is paid, and you need do nothing: keep the message, and we find the money within minutes.
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={here} replace>
          Look again
        </ButtonLink>
      </div>
      <AskLink url={ask}>Ask a person</AskLink>
    </Outcome>
  );
}

/** M-Pesa said no, and why: only now may the request be sent again. */
export async function DeclinedOnPhone(landed: Landed) {
  const { orderNumber, problem } = landed.status;
  const ask = await askAbout(orderNumber);
  return (
    <Outcome look="trouble" title="M-Pesa did not pay">
      <WatchPayment />
      <noscript>
        <meta httpEquiv="refresh" content="30" />
      </noscript>
      <p role="status">
        {problem ? `${problem} ` : null}Nothing was taken. Your order{" "}
        <strong className="tabular whitespace-nowrap">{orderNumber}</strong> is kept for a short while.
      </p>
      <p className="text-muted">
        Entered your PIN after all? Then do not pay again: this page looks by itself.
      </p>
      <Again {...landed} submitLabel="Send the request again" />
      <AskLink url={ask}>Ask a person</AskLink>
    </Outcome>
  );
}
