import { INVARIANTS } from "@/server/platform/invariants";
import type { Scene } from "./act";
import { compareBooks } from "./books";
import { runJob } from "./house-acts";
import { ASK_AGAIN } from "./records";

/** One promise, and what broke it: empty is kept. */
export type Check = { readonly name: string; readonly broken: readonly string[] };

/** Asks after every promise, once a town is healed. */
export async function checkPromises(scene: Scene, unsettled: readonly string[]): Promise<Check[]> {
  const { town, journal } = scene;
  const checks: Check[] = [];
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const rows = await town.records.ask(query);
    checks.push({ name, broken: rows.slice(0, 5).map((row) => JSON.stringify(row)) });
  }
  checks.push({ name: "I8 the outbox drains to zero, and nothing is left half done", broken: unsettled });
  checks.push({ name: "Money: the companies' books and ours agree", broken: await compareBooks(town) });
  checks.push({
    name: "Money: what is paid in full is no waiting order",
    broken: await listForgotten(scene),
  });
  checks.push({ name: "Orders: none that a shopper was told of is lost", broken: await listLost(scene) });
  checks.push({ name: "Reconcile: a second run changes nothing", broken: await reconcileTwice(scene) });
  checks.push({ name: "Dashboard: its own checks agree", broken: await readDashboard(scene) });
  checks.push({
    name: "Answers: none failed or was wrong outside a fault",
    broken: journal.takeComplaints(),
  });
  return checks;
}

async function listForgotten({ town }: Scene): Promise<string[]> {
  const rows = await town.records.ask<{ number: string; status: string }>(
    `SELECT DISTINCT o.number, o.status FROM orders o JOIN payment_attempt a ON a.order_id = o.id
     WHERE a.captured_minor >= a.amount_minor AND o.status IN ('awaiting_payment', 'cancelled')`,
  );
  return rows.map(({ number, status }) => `${number} is paid and ${status}`);
}

async function listLost({ town, journal }: Scene): Promise<string[]> {
  const told = [...journal.acknowledged.keys()];
  const rows = await town.records.ask<{ number: string }>(
    "SELECT number FROM unnest($1::text[]) AS told (number) WHERE NOT EXISTS (SELECT FROM orders o WHERE o.number = told.number)",
    [told],
  );
  return rows.map(({ number }) => `${number} was told to a shopper and does not exist`);
}

/** All that a payment, a refund, an order or the ledger says, in one word. */
const FINGERPRINT = `
  SELECT md5(concat(
    (SELECT string_agg(concat_ws(' ', reference, status, captured_minor, refunded_minor), ',' ORDER BY reference) FROM payment_attempt),
    (SELECT string_agg(concat_ws(' ', id, status), ',' ORDER BY id) FROM refund),
    (SELECT string_agg(concat_ws(' ', id, status), ',' ORDER BY id) FROM orders),
    (SELECT concat(count(*), ' ', sum(abs(minor))) FROM ledger_entry),
    (SELECT count(*) FROM payment_exception))) AS mark`;

async function reconcileTwice({ town, journal }: Scene): Promise<string[]> {
  const [before] = await town.records.ask<{ mark: string }>(FINGERPRINT);
  await town.records.ask(ASK_AGAIN);
  await runJob({ town, journal }, "payments.reconcile-payments");
  const [after] = await town.records.ask<{ mark: string }>(FINGERPRINT);
  return before?.mark === after?.mark
    ? []
    : ["payments, refunds, orders or ledger are not what they were before"];
}

async function readDashboard({ staff }: Scene): Promise<string[]> {
  const { checks } = await staff.admin.home.query();
  return checks.filter(({ isTrue }) => !isTrue).map(({ name, detail }) => `${name}: ${detail}`);
}
