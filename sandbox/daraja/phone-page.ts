import type { Answer, Ask } from "../http";
import { type Html, html, showAmount, showTime } from "../pages/html";
import { badge, sheet } from "../pages/layout";
import type { World } from "../world";
import { isOpen } from "./prompts";
import type { Outcome, Prompt } from "./types";

const SHOWN = 40;
const SHOP = "Oja Market";

const button = (outcome: Outcome, label: string, look = "plain"): Html =>
  html`<button name="outcome" value="${outcome}" class="${look}">${label}</button>`;

/** GET /daraja/phone: the questions M-Pesa has put on phones, and every answer a person could give. */
export function showPhone(_ask: Ask, world: World): Answer {
  const prompts = world.state.daraja.prompts.slice(-SHOWN).reverse();
  const lead =
    "A phone with M-Pesa. When the shop asks for money, the question rings here: enter the PIN, refuse, or leave it alone.";
  return sheet(
    { title: "M-Pesa phone", path: "/daraja/phone", lead },
    prompts.length === 0
      ? html`<p class="empty">No question yet. Check out in Kenyan shillings and choose M-Pesa.</p>`
      : html`<ol class="chat">${prompts.map(bubble)}</ol>`,
  );
}

function bubble(prompt: Prompt): Html {
  const { id, phone, account, words, createdAt } = prompt;
  const amount = showAmount(prompt.amount * 100, "KES");
  return html`<li class="theirs" id="${id}"><p class="meta">+${phone} · ${showTime(createdAt)} ${stateBadge(prompt)}</p>
<p class="words">Do you want to pay <strong>${amount}</strong> to ${SHOP}, account ${account}? ${words}</p>
${isOpen(prompt) && html`<form method="post" action="/daraja/phone/${id}">${answers(prompt)}</form>`}
${prompt.receipt && html`<p class="meta">Receipt <code>${prompt.receipt}</code></p>`}</li>`;
}

const answers = ({ code }: Prompt): Html =>
  code === null
    ? html`${button("approve", "Enter the PIN", "main")}
${button("cancel", "Cancel")}${button("wrong_pin", "Enter a wrong PIN")}
${button("insufficient", "Pay with too little money")}${button("timeout", "Let it time out")}
<details><summary>Odd endings</summary>${button("late", "Let it time out, approve in a while")}
${button("approve_wrong_amount", "Pay; the message says 100 less")}</details>`
    : button("approve", "Enter the PIN after all", "main");

function stateBadge({ code, ended }: Prompt): Html {
  if (code === null) return badge("ringing", "wait");
  return badge(code === 0 ? "paid" : `${code}: ${ended}`, code === 0 ? "good" : "bad");
}
