import type { Answer } from "../http";
import { type Html, html, showAmount } from "../pages/html";
import { till } from "../pages/layout";
import { cancelUrl, isPaid, returnUrl } from "./charge";
import type { Outcome, Transaction } from "./types";

const NOTICES: { readonly [name: string]: string } = {
  declined: "Your bank declined this card. Nothing was taken. Try again or choose another way to pay.",
  rejected: "That was not the exact amount, so the transfer was sent back. You can try again.",
  abandoned: "You left without paying. This shop gave no address to return to.",
};

const button = (outcome: Outcome, label: string, look = ""): Html =>
  html`<button name="outcome" value="${outcome}" class="${look}">${label}</button>`;

const card = (amount: string): Html => html`<section aria-labelledby="by-card">
<h2 id="by-card">Card</h2>
<dl class="plastic"><div><dt>Card number</dt><dd>4084 0840 8408 4081</dd></div>
<div><dt>Expires</dt><dd>12 / 30</dd></div><div><dt>CVV</dt><dd>408</dd></div></dl>
${button("card", `Pay ${amount}`, "main")}
${button("decline", "Use a card that is declined", "plain")}
<details><summary>Cards whose refunds go wrong</summary>
${button("card_refund_fails", "Pay; a later refund fails", "plain")}
${button("card_refund_needs_attention", "Pay; a later refund needs attention", "plain")}
</details></section>`;

const transfer = (amount: string): Html => html`<section aria-labelledby="by-transfer">
<h2 id="by-transfer">Bank transfer</h2>
<dl class="facts"><div><dt>Bank</dt><dd>Zenith Bank (test)</dd></div><div><dt>Account</dt><dd>000 000 0000</dd></div>
<div><dt>Exact amount</dt><dd>${amount}</dd></div></dl>
${button("transfer", `I have sent ${amount}`)}
${button("transfer_short", "I sent 100 too little", "plain")}
${button("transfer_over", "I sent 100 too much", "plain")}</section>`;

const ussd = (): Html => html`<section aria-labelledby="by-ussd"><h2 id="by-ussd">USSD</h2>
<p>Dial <code>*737*000*0000#</code> on your phone, then confirm.</p>${button("ussd", "Pay by USSD")}</section>`;

const mobileMoney = (): Html => html`<section aria-labelledby="by-phone"><h2 id="by-phone">Mobile money</h2>
<p>Approve the prompt on <code>0710 000 000</code>.</p>${button("mobile_money", "Pay by mobile money")}</section>`;

const oddWays = (): Html => html`<section aria-labelledby="odd-ways"><h2 id="odd-ways">Other endings</h2>
${button("later", "Pay later: the money arrives in a while", "plain")}
${button("partial", "Pay only half (partial debit)", "plain")}</section>`;

function ways(transaction: Transaction): Html {
  const amount = showAmount(transaction.amount, transaction.currency);
  const offers = (channel: string) =>
    transaction.channels.length === 0 || transaction.channels.includes(channel);
  const isNaira = transaction.currency === "NGN";
  const hasPhoneMoney = transaction.currency === "KES" || transaction.currency === "GHS";
  return html`<form method="post" action="/paystack/checkout/${transaction.accessCode}/pay">
${offers("card") && card(amount)}
${isNaira && offers("bank_transfer") && transfer(amount)}
${isNaira && offers("ussd") && ussd()}
${hasPhoneMoney && offers("mobile_money") && mobileMoney()}
${oddWays()}
${button("abandon", "Cancel payment", "leave")}</form>`;
}

function finished(transaction: Transaction): Html {
  const back = returnUrl(transaction);
  return html`<p role="status" class="done"><strong>Payment received.</strong> There is nothing more to pay.</p>
${back && html`<p><a class="button main" href="${back}">Return to the shop</a></p>`}`;
}

/** The page a shopper is sent to: real forms, no script. */
export function showCheckout(transaction: Transaction, noticeName: string | null): Answer {
  const amount = showAmount(transaction.amount, transaction.currency);
  const notice = NOTICES[noticeName ?? ""];
  const back = cancelUrl(transaction);
  const isOver = isPaid(transaction);
  return till(
    `Pay ${amount}`,
    "paystack",
    html`<article class="slip">
<header><p class="merchant"><span aria-hidden="true">O</span> Oja</p>
<div><p class="payer">${transaction.email}</p><h1>Pay <strong>${amount}</strong></h1></div></header>
${notice && !isOver && html`<p role="alert" class="problem">${notice}</p>`}
${isOver ? finished(transaction) : ways(transaction)}
${notice && !isOver && back && html`<p class="after"><a href="${back}">Back to the shop without paying</a></p>`}
<footer>Reference <code>${transaction.reference}</code></footer></article>`,
  );
}

export const showNoCheckout = (): Answer =>
  till(
    "Payment not found",
    "paystack",
    html`<article class="slip"><h1>This payment link is not known</h1>
<p>It may belong to a sandbox that has been reset. Go back to the shop and start the payment again.</p></article>`,
  );
