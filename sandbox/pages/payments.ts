import type { Answer, Ask } from "../http";
import type { World } from "../world";
import { type Html, html, showAmount, showTime } from "./html";
import { badge, sheet } from "./layout";

type Payment = {
  readonly at: string;
  readonly provider: string;
  readonly reference: string;
  readonly amount: string;
  readonly state: string;
  readonly refunded: string | null;
  readonly href: string;
};

/** Every payment the shop has started, newest first. */
export function recentPayments(world: World): Payment[] {
  return [...paystackPayments(world), ...stripePayments(world), ...darajaPayments(world)].sort((a, b) =>
    b.at.localeCompare(a.at),
  );
}

function paystackPayments({ state }: World): Payment[] {
  return state.paystack.transactions.map((transaction) => {
    const { id, createdAt, reference, currency, status, accessCode, paidAmount, amount } = transaction;
    const back = state.paystack.refunds.filter(
      (refund) => refund.transactionId === id && refund.status !== "failed",
    );
    const refunded = back.reduce((sum, refund) => sum + refund.amount, 0);
    const isPartial = status === "success" && paidAmount < amount;
    return {
      at: createdAt,
      provider: "Paystack",
      reference,
      amount: showAmount(amount, currency),
      state: isPartial ? `part paid: ${showAmount(paidAmount, currency)}` : status,
      refunded: refunded > 0 ? showAmount(refunded, currency) : null,
      href: `/paystack/checkout/${accessCode}`,
    };
  });
}

function stripePayments({ state }: World): Payment[] {
  return state.stripe.sessions.map((session) => {
    const { id, created, amount, currency, clientReferenceId, intentId } = session;
    const back = state.stripe.refunds.filter(
      (refund) => refund.intentId === intentId && refund.status !== "failed",
    );
    const refunded = back.reduce((sum, refund) => sum + refund.amount, 0);
    return {
      at: new Date(created * 1000).toISOString(),
      provider: "Stripe",
      reference: clientReferenceId ?? `${id.slice(0, 18)}…`,
      amount: showAmount(amount, currency),
      state: session.status === "complete" ? session.paymentStatus : session.status,
      refunded: refunded > 0 ? showAmount(refunded, currency) : null,
      href: `/stripe/pay/c/${id}`,
    };
  });
}

function darajaPayments({ state }: World): Payment[] {
  return state.daraja.prompts.map(({ id, createdAt, account, amount, code }) => ({
    at: createdAt,
    provider: "M-Pesa",
    reference: account,
    amount: showAmount(amount * 100, "KES"),
    state: code === null ? "pending" : code === 0 ? "paid" : "failed",
    refunded: null,
    href: `/daraja/phone#${id}`,
  }));
}

const TONES: { readonly [state: string]: "good" | "bad" | "wait" } = {
  success: "good",
  paid: "good",
  failed: "bad",
  expired: "bad",
  pending: "wait",
  unpaid: "wait",
};

export function paymentTable(payments: readonly Payment[]): Html {
  if (payments.length === 0)
    return html`<p class="empty">No payments yet. Start one from the shop's checkout.</p>`;
  const rows = payments.map(
    ({ at, provider, reference, amount, state, refunded, href }) => html`<tr>
<td data-name="Reference"><a href="${href}">${reference}</a></td><td data-name="Through">${provider}</td>
<td data-name="Amount" class="number">${amount}</td><td data-name="State">${badge(state, TONES[state] ?? "quiet")}${refunded && html` <small>${refunded} back</small>`}</td>
<td data-name="Started">${showTime(at)}</td></tr>`,
  );
  return html`<table><thead><tr><th scope="col">Reference</th><th scope="col">Through</th><th scope="col" class="number">Amount</th><th scope="col">State</th><th scope="col">Started</th></tr></thead><tbody>${rows}</tbody></table>`;
}

export const showPayments = (_ask: Ask, world: World): Answer =>
  sheet(
    { title: "Payments", path: "/payments", lead: "Each opens the page its shopper sees." },
    paymentTable(recentPayments(world).slice(0, 200)),
  );
