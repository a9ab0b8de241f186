import { setTimeout as pause } from "node:timers/promises";
import { VariantId } from "@/server/shared/id";
import { waitUntil } from "../postgres/processes";
import type { Scene } from "./act";
import type { Check } from "./checks";
import { countCalls, payOn, setFaults } from "./sandbox";
import { fillForm, send } from "./shop-acts";
import { openVisitor, type Placement } from "./visitor";

const SLOW_MS = 2_500;
const ASKED = { paystack: "initialize", stripe: "checkout.sessions.create" } as const;
type Company = keyof typeof ASKED;

/**
 * The moment that costs other shops a second charge: the payment company has been asked, and the app is killed before
 * it can write down the answer. Whoever tries again with the same key gets the same order, one page, and pays once.
 */
export async function killBeforeCommit(scene: Scene): Promise<Check> {
  const { town, journal } = scene;
  const faults = { on: "api", delayMs: SLOW_MS } as const;
  await setFaults(town, {
    paystack: { ...faults, only: [ASKED.paystack] },
    stripe: { ...faults, only: [ASKED.stripe] },
  });
  const tries = await Promise.all([prepare(scene, "paystack"), prepare(scene, "stripe")]);

  const endStorm = journal.beginStorm("app");
  const sent = tries.map(({ placement }) =>
    send(scene, placement).then(
      () => "answered",
      () => "lost",
    ),
  );
  const isAsked = async () =>
    (await Promise.all(tries.map(({ company }) => countCalls(town, company, ASKED[company])))).every(
      (count) => count > 0,
    );
  if (!(await waitUntil(isAsked, 20_000))) throw new Error("The payment companies were never asked");
  await town.app.kill();
  const fates = await Promise.all(sent);
  // The companies finish what they were asked, though nobody listens any more.
  await pause(SLOW_MS);
  await setFaults(town, {});
  await town.app.revive();
  endStorm(500);

  const broken = fates.includes("answered") ? ["the app answered before it was killed"] : [];
  for (const attempt of tries) broken.push(...(await retryAndPay(scene, attempt)));
  return { name: "kill −9 between the provider's answer and our commit: one order, one charge", broken };
}

type Try = { readonly company: Company; readonly placement: Placement };

async function prepare({ town, journal, things }: Scene, company: Company): Promise<Try> {
  const visitor = openVisitor(town, journal, `killed-${company}`);
  const currency = company === "stripe" ? "USD" : "NGN";
  await visitor.api.cart.setCurrency.mutate({ currency });
  await visitor.api.cart.addLine.mutate({
    variantId: VariantId.parse(things.at(-1)?.variantId),
    quantity: 1,
  });
  return { company, placement: fillForm(visitor, { currency, method: "card" }) };
}

async function retryAndPay(scene: Scene, { company, placement }: Try): Promise<string[]> {
  const { town } = scene;
  const email = placement.input.contact.email;
  const made = await town.records.ask<{ number: string }>("SELECT number FROM orders WHERE email = $1", [
    email,
  ]);
  const answers = [await send(scene, placement), await send(scene, placement)];
  const numbers = new Set([
    ...made.map(({ number }) => number),
    ...answers.map(({ orderNumber }) => orderNumber),
  ]);
  const pages = [...new Set(answers.map(({ redirectUrl }) => redirectUrl))];
  const [page] = pages;
  if (numbers.size !== 1)
    return [`${company}: ${numbers.size} orders of one key: ${[...numbers].join(", ")}`];
  if (pages.length !== 1 || !page)
    return [`${company}: ${pages.length} payment pages where one was due: ${pages.join(", ")}`];

  await payOn(town, page, "card");
  const isPaid = async () =>
    (await town.records.ask("SELECT FROM orders WHERE email = $1 AND status = 'paid'", [email])).length === 1;
  if (!(await waitUntil(isPaid, 20_000))) return [`${company}: paid, but the order does not say so`];
  const captured = await town.records.ask(
    "SELECT FROM payment_attempt a JOIN orders o ON o.id = a.order_id WHERE o.email = $1 AND a.captured_minor > 0",
    [email],
  );
  return captured.length === 1 ? [] : [`${company}: ${captured.length} captured payments`];
}
