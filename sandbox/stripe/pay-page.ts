import type { Answer } from "../http";
import { type Html, html, showAmount } from "../pages/html";
import { till } from "../pages/layout";
import type { Outcome, Session } from "./types";

const button = (outcome: Outcome, label: string, look = ""): Html =>
  html`<button name="outcome" value="${outcome}" class="${look}">${label}</button>`;

function summary(session: Session): Html {
  const { currency } = session;
  const lines = session.lines.map(
    ({
      name,
      quantity,
      unitAmount,
    }) => html`<li><span>${name}${quantity > 1 && html` <small>× ${quantity}</small>`}</span>
<span>${showAmount(unitAmount * quantity, currency)}</span></li>`,
  );
  return html`<section class="summary" aria-labelledby="total">
${session.cancelUrl && session.status === "open" && html`<p><a href="${session.cancelUrl}">← Back to Oja</a></p>`}
<p class="merchant"><span aria-hidden="true">O</span> Oja</p>
<h1 id="total">Pay Oja <strong>${showAmount(session.amount, currency)}</strong></h1>
<ul>${lines}</ul>
<p class="sum"><span>Total due</span><span>${showAmount(session.amount, currency)}</span></p></section>`;
}

const choices = (session: Session): Html => html`<form method="post" action="/stripe/pay/c/${session.id}">
<h2>Pay with card</h2>
<dl class="plastic"><div><dt>Email</dt><dd>${session.email ?? "shopper@example.com"}</dd></div>
<div><dt>Card number</dt><dd>4242 4242 4242 4242</dd></div>
<div><dt>Expires</dt><dd>12 / 30</dd></div><div><dt>CVC</dt><dd>123</dd></div></dl>
${button("card", `Pay ${showAmount(session.amount, session.currency)}`, "main")}
${button("decline", "Use a card that is declined", "plain")}
<h2>Pay by bank debit</h2>
<p>The order is placed at once; the money takes a while.</p>
${button("async", "Debit that succeeds later")}
${button("async_fail", "Debit that fails later", "plain")}
<details><summary>Cards whose refunds surprise</summary>
${button("card_refund_fails", "Pay; a later refund fails after all", "plain")}
${button("card_refund_pending", "Pay; a later refund takes a while", "plain")}
</details>
<h2>Leave</h2>
${session.cancelUrl && button("cancel", "Cancel and return to the shop", "plain")}
${button("expire", "Let this page expire", "plain")}</form>`;

function closing(session: Session): Html {
  const isPaid = session.status === "complete";
  const back = isPaid
    ? session.successUrl.replaceAll("{CHECKOUT_SESSION_ID}", session.id)
    : session.cancelUrl;
  return html`<div class="closed"><h2>${isPaid ? "You have paid" : "This page has expired"}</h2>
<p role="status">${isPaid ? "There is nothing more to do here." : "Nothing was taken. Start again from the shop."}</p>
${back && html`<p><a class="button main" href="${back}">Return to the shop</a></p>`}</div>`;
}

/** The hosted Checkout page: what is bought on one side, how it is paid on the other. */
export function showPayPage(session: Session, notice: string | null): Answer {
  const isOpen = session.status === "open";
  const declined = html`<p role="alert" class="problem">Your card was declined. Nothing was taken. Try another way to pay.</p>`;
  return till(
    `Pay Oja ${showAmount(session.amount, session.currency)}`,
    "stripe",
    html`<div class="counter">
${summary(session)}<section class="paying" aria-label="Payment">
${isOpen && notice === "declined" && declined}${isOpen ? choices(session) : closing(session)}
</section></div>`,
  );
}

export const showNoSession = (): Answer =>
  till(
    "Payment not found",
    "stripe",
    html`<div class="counter"><section class="summary"><h1>This payment page is not known</h1>
<p>It may belong to a sandbox that has been reset. Go back to the shop and start the payment again.</p></section></div>`,
  );
