import { type Answer, type Ask, json, redirect } from "../http";
import type { Delivery } from "../state";
import type { World } from "../world";
import { type Html, html, showTime } from "./html";
import { badge, sheet } from "./layout";

const TONES = { pending: "wait", delivered: "good", failed: "bad", dropped: "bad" } as const;
const SHOWN = 100;

/** GET /deliveries.json?provider=&state=&event= : newest first. */
export function deliveriesJson(ask: Ask, world: World): Answer {
  const query = ask.url.searchParams;
  const fits = (name: "provider" | "state" | "event") => (delivery: Delivery) =>
    delivery[name] === (query.get(name) ?? delivery[name]);
  const deliveries = world.state.deliveries
    .filter(fits("provider"))
    .filter(fits("state"))
    .filter(fits("event"));
  return json({ deliveries: [...deliveries].reverse() });
}

export function showDeliveries(_ask: Ask, world: World): Answer {
  const deliveries = [...world.state.deliveries].reverse().slice(0, SHOWN);
  const lead = html`Signed news on its way to <code>${world.appUrl}/api/webhooks/…</code>. Refused news is tried again a few times.`;
  return sheet(
    { title: "Webhooks", path: "/deliveries", lead },
    deliveries.length === 0
      ? html`<p class="empty">No webhooks yet.</p>`
      : html`<table><thead><tr><th scope="col">Event</th><th scope="col">State</th><th scope="col">Tries</th><th scope="col">Made</th><th scope="col">Again</th></tr></thead>
<tbody>${deliveries.map(row)}</tbody></table>`,
  );
}

function row({ id, provider, event, state, attempts, createdAt, body }: Delivery): Html {
  const last = attempts.at(-1);
  return html`<tr><td data-name="Event"><details><summary>${provider} · ${event}</summary><pre>${body}</pre></details></td>
<td data-name="State">${badge(state, TONES[state])}</td>
<td data-name="Tries">${attempts.length}${last && html` <small>last: ${last.result}</small>`}</td>
<td data-name="Made">${showTime(createdAt)}</td>
<td data-name="Again"><form method="post" action="/deliveries/${id}/retry"><button class="plain small" aria-label="Send again: ${event}">Send again</button></form></td></tr>`;
}

export async function retryDelivery(ask: Ask, world: World): Promise<Answer> {
  await world.webhooks.retry(ask.param("id"));
  return redirect("/deliveries");
}
