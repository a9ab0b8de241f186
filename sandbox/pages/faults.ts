import { FaultSet, FaultTable } from "../faults";
import { type Answer, type Ask, type Fields, json, readFields, redirect, textField } from "../http";
import { PROVIDER_NAMES, PROVIDERS } from "../state";
import type { World } from "../world";
import { type Html, html } from "./html";
import { badge, sheet } from "./layout";

const SWITCHES = [
  ["status500", "Every API call answers 500"],
  ["answerLost", "API calls are carried out, the answer never comes"],
  ["malformed", "Answers and webhooks are cut in half"],
  ["drop", "Webhooks are lost"],
  ["reorder", "Webhooks arrive in the wrong order"],
  ["wrongSignature", "Webhooks are signed with a wrong key"],
  ["staleTimestamp", "Webhooks are an hour old"],
  ["amountMismatch", "Another amount than asked"],
  ["currencyMismatch", "Another currency than asked"],
  ["unknownReference", "A reference nobody knows"],
] as const;

const NUMBERS = [
  ["errors", "500 for the next calls"],
  ["duplicate", "Extra copies of each webhook"],
  ["delayMs", "Delay of answers and webhooks (ms)"],
  ["hangMs", "Calls hang, then break off (ms)"],
] as const;

const TARGETS = ["*", ...PROVIDERS] as const;
const nameOf = (target: (typeof TARGETS)[number]) => (target === "*" ? "Everyone" : PROVIDER_NAMES[target]);

const whole = (fields: Fields, name: string) => Number(textField(fields, name)) || 0;

export const faultsJson = (_ask: Ask, world: World): Answer => json(world.faults.table());

/** PUT replaces every switch; PATCH only those of the providers it names. */
export function setFaults(ask: Ask, world: World): Answer {
  const table = FaultTable.safeParse(readFields(ask));
  if (!table.success) return json({ error: table.error.issues }, 400);
  if (ask.method === "PUT") world.faults.replace(table.data);
  else world.faults.merge(table.data);
  return json(world.faults.table());
}

export function heal(_ask: Ask, world: World): Answer {
  world.faults.replace({});
  return json({});
}

/** The form of the page: one provider's switches, or healing everything. */
export function saveFaults(ask: Ask, world: World): Answer {
  const fields = readFields(ask);
  const provider = TARGETS.find((name) => name === fields["provider"]);
  if (fields["heal"]) world.faults.replace({});
  else if (provider) {
    const on = SWITCHES.filter(([name]) => fields[name] === "on").map(([name]) => [name, true]);
    const counts = NUMBERS.map(([name]) => [name, whole(fields, name)] as const).filter(
      ([, count]) => count > 0,
    );
    const set = FaultSet.safeParse(Object.fromEntries([...on, ...counts]));
    if (set.success) world.faults.merge({ [provider]: set.data });
  }
  return redirect(`/faults?provider=${encodeURIComponent(provider ?? "*")}`);
}

export function showFaults(ask: Ask, world: World): Answer {
  const provider = TARGETS.find((name) => name === ask.url.searchParams.get("provider")) ?? "*";
  const table = world.faults.table();
  const pills = TARGETS.map((name) => {
    const isOn = Object.values(table[name] ?? {}).some(Boolean);
    const here = name === provider ? html` aria-current="true"` : "";
    const href = `/faults?provider=${encodeURIComponent(name)}`;
    return html`<li><a href="${href}"${here}>${nameOf(name)}${isOn && html` ${badge("on", "bad")}`}</a></li>`;
  });
  const lead = "Break the outside world on purpose, and see what the shop does.";
  return sheet(
    { title: "Faults", path: "/faults", lead },
    html`
<nav aria-label="Providers"><ul class="pills">${pills}</ul></nav>
<form method="post" action="/faults" class="switches"><input type="hidden" name="provider" value="${provider}">
<fieldset><legend>${nameOf(provider)}</legend>
${SWITCHES.map(([name, label]) => checkbox(name, label, Boolean(table[provider]?.[name])))}
${NUMBERS.map(([name, label]) => html`<label class="count"><span>${label}</span><input type="number" name="${name}" min="0" value="${table[provider]?.[name] ?? 0}"></label>`)}
</fieldset><p><button class="main">Set these faults</button> <button name="heal" value="1">Heal everything</button></p></form>
<p>As JSON: <code>GET</code>, <code>PUT</code>, <code>PATCH</code>, <code>DELETE</code> <a href="/faults.json">/faults.json</a>.</p>`,
  );
}

const checkbox = (name: string, label: string, isOn: boolean): Html =>
  html`<label><input type="checkbox" name="${name}"${isOn ? html` checked` : ""}> <span>${label}</span></label>`;
