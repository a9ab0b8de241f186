import { setTimeout as pause } from "node:timers/promises";
import { runJob } from "./house-acts";
import type { Journal } from "./journal";
import { ASK_AGAIN } from "./records";
import { advance, flush } from "./sandbox";
import type { Town } from "./town";

/** Longer than any timer of the outside world: money that comes later, steps of a refund, webhooks tried again. */
const WORLD_SECONDS = 300;
const TURNS = 12;

/**
 * Gives the shop what time would give it: the world's timers run out, its own schedules come round, and the locks of
 * dead workers end. Returns what is still unsettled after that; empty is right.
 */
export async function heal(town: Town, journal: Journal, isDroppedNewsLost: boolean): Promise<string[]> {
  for (let chain = 0; chain < 3; chain += 1) {
    await advance(town, WORLD_SECONDS);
    await flush(town, !isDroppedNewsLost);
  }
  for (let turn = 1; ; turn += 1) {
    await pause(200);
    await letTimePass(town, turn);
    await runJob({ town, journal }, "checkout.lapse-orders");
    await reconcile(town, journal);
    await runJob({ town, journal }, "outbox.deliver-leftovers");
    await advance(town, WORLD_SECONDS);
    await flush(town, !isDroppedNewsLost);
    const unsettled = await listUnsettled(town);
    if (unsettled.length === 0 || turn === TURNS) return unsettled;
  }
}

const MOST_RUNS = 40;

/** Asks the companies about everything that is due: the job takes some at a time. */
export async function reconcile(town: Town, journal: Journal): Promise<void> {
  for (let run = 0; run < MOST_RUNS; run += 1) {
    await runJob({ town, journal }, "payments.reconcile-payments");
    const due = await town.records.ask(
      `SELECT FROM payment_attempt WHERE status IN ('created', 'starting', 'started', 'unknown') AND look_at <= now() LIMIT 1`,
    );
    if (due.length === 0) return;
  }
}

/** Ages what waits for a time. Locks of living workers last for moments; only those that are there turn after turn are dead. */
async function letTimePass({ records }: Town, turn: number): Promise<void> {
  await records.ask(ASK_AGAIN);
  await records.ask(
    "UPDATE refund SET look_at = now() - interval '1 second', claimed_at = claimed_at - interval '1 hour' WHERE status NOT IN ('done', 'failed')",
  );
  await records.ask(
    "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND run_at > now() AND attempts < max_attempts",
  );
  if (turn < 3) return;
  await records.ask("UPDATE outbox_event SET at = at - interval '1 hour' WHERE delivered_at IS NULL");
  // The queue does this itself to locks of more than four hours, every ten minutes.
  await records.ask(
    "UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, run_at = now() WHERE locked_at IS NOT NULL",
  );
}

const UNSETTLED = {
  "I8 events that not everybody has heard":
    "SELECT topic || ' ' || id AS what FROM outbox_event WHERE delivered_at IS NULL",
  "webhooks that nobody handled":
    "SELECT topic || ' ' || id AS what FROM provider_event WHERE status = 'received'",
  "refunds without an end":
    "SELECT status || ' ' || id AS what FROM refund WHERE status NOT IN ('done', 'failed')",
  "payments still being started":
    "SELECT reference AS what FROM payment_attempt WHERE status = 'starting' AND claimed_at < now() - interval '1 hour'",
  "jobs in the queue": `
    SELECT t.identifier || ' ' || j.id || coalesce(' ' || j.last_error, '') AS what
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.attempts < j.max_attempts`,
  "jobs that gave up": "SELECT task || ' ' || error AS what FROM dead_job WHERE retried_at IS NULL",
} as const;

async function listUnsettled({ records }: Town): Promise<string[]> {
  const found: string[] = [];
  for (const [name, query] of Object.entries(UNSETTLED)) {
    const rows = await records.ask<{ what: string }>(query);
    if (rows.length > 0)
      found.push(
        `${name}: ${rows
          .slice(0, 5)
          .map(({ what }) => what.slice(0, 300))
          .join("; ")}`,
      );
  }
  return found;
}
