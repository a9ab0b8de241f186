import { INVARIANTS } from "@/server/platform/invariants";
import type { Scene } from "./act";
import { compareBooks } from "./books";
import { reconcile } from "./heal";
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

/** All that a payment, a refund, an order or the ledger says, line by line. */
const STANDING = `
  SELECT concat_ws(' ', 'payment', reference, status, captured_minor, refunded_minor) AS line FROM payment_attempt
  UNION ALL SELECT concat_ws(' ', 'refund', id, status) FROM refund
  UNION ALL SELECT concat_ws(' ', 'order', number, status) FROM orders
  UNION ALL SELECT concat_ws(' ', 'ledger', kind, reference) FROM ledger_transfer
  UNION ALL SELECT concat_ws(' ', 'exception', kind, reference, status) FROM payment_exception`;

async function reconcileTwice({ town, journal }: Scene): Promise<string[]> {
  const read = async () => (await town.records.ask<{ line: string }>(STANDING)).map(({ line }) => line);
  const before = new Set(await read());
  await town.records.ask(ASK_AGAIN);
  await reconcile(town, journal);
  return (await read()).filter((line) => !before.has(line)).map((line) => `now: ${line}`);
}

async function readDashboard({ staff }: Scene): Promise<string[]> {
  const { checks } = await staff.admin.home.query();
  return checks.filter(({ isTrue }) => !isTrue).map(({ name, detail }) => `${name}: ${detail}`);
}
