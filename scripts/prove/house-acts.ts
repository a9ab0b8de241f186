import { randomUUID } from "node:crypto";
import { type Act, pick, type Scene } from "./act";
import { ASK_AGAIN } from "./records";
import { advance } from "./sandbox";
import { isRefusal, watchedFetch } from "./visitor";

let parcels = 0;

/** Staff hand a paid order to a carrier; two of them at the same moment when doubled. */
export const ship: Act<"ship"> = async ({ staff }, { order: number, isDoubled }) => {
  const { rows } = await staff.admin.orders.query({ filters: { status: "paid" } });
  const order = pick(rows, number);
  if (!order) return "idle";
  const hand = () => {
    parcels += 1;
    return staff.admin.ship.mutate({
      number: order.number,
      carrier: "GIG Logistics",
      trackingNumber: `GIG-${parcels}`,
    });
  };
  const [first, second] = await Promise.allSettled([hand(), ...(isDoubled ? [hand()] : [])]);
  const lost = [first, second].find((result) => result?.status === "rejected" && !isRefusal(result.reason));
  if (lost?.status === "rejected") throw lost.reason;
  return "done";
};

export const deliver: Act<"deliver"> = async ({ staff }, { order: number }) => {
  const { rows } = await staff.admin.orders.query({ filters: { status: "fulfilled" } });
  const order = pick(rows, number);
  if (!order) return "idle";
  await staff.admin.markDelivered.mutate({ number: order.number });
  return "done";
};

export const resolve: Act<"resolve"> = async ({ staff }, { exception: number, resolution }) => {
  const exceptions = await staff.admin.exceptions.query();
  const exception = pick(
    exceptions.filter(({ status }) => status === "open"),
    number,
  );
  if (!exception) return "idle";
  await staff.admin.resolveException.mutate({
    id: exception.id,
    resolution,
    reason: "Settled during a trial",
  });
  return "done";
};

/** Some holds are suddenly overdue, and the job that ends them runs. */
export const lapse: Act<"lapse"> = async (scene, { share }) => {
  await scene.town.records.ask(
    `UPDATE hold SET expires_at = now() - interval '1 second' WHERE reference IN (
       SELECT reference FROM (SELECT reference, row_number() OVER (ORDER BY reference) AS place FROM hold WHERE status = 'held') h
       WHERE place % $1 = 0)`,
    [share],
  );
  return runJob(scene, "checkout.lapse-orders");
};

/** The time has come to ask about some payments whose end is not known, and the shop asks. */
export const look: Act<"look"> = async (scene, { payments }) => {
  await scene.town.records.ask(
    `${ASK_AGAIN} AND reference IN (
    SELECT reference FROM payment_attempt WHERE status <> 'paid' ORDER BY look_at DESC LIMIT $1)`,
    [payments],
  );
  return runJob(scene, "payments.reconcile-payments");
};

export const drain: Act<"drain"> = (scene) => runJob(scene, "drain");

export const wait: Act<"wait"> = async ({ town }, { seconds }) => {
  await advance(town, seconds);
  return "done";
};

/** Prices cannot be changed from outside yet: the record is. */
export const reprice: Act<"reprice"> = async ({ town, things }, { thing, percent }) => {
  await town.records.ask(
    "UPDATE price SET minor = greatest(100, minor * $2 / 100), compare_at_minor = NULL WHERE variant_id = $1",
    [pick(things, thing)?.variantId, percent],
  );
  return "done";
};

/** Goods arrive: the counter and its row in the stock ledger, in one statement. */
export const receive: Act<"receive"> = async ({ town, things }, { thing, quantity }) => {
  await moveStock(town, { variantId: pick(things, thing)?.variantId ?? "", quantity, kind: "receipt" });
  return "done";
};

type Movement = {
  readonly variantId: string;
  readonly quantity: number;
  readonly kind: "receipt" | "adjustment";
};

/** Changes what lies in the first location that has room for the change. Repeated, it changes nothing more. */
export async function moveStock(
  { records }: Scene["town"],
  { variantId, quantity, kind }: Movement,
): Promise<void> {
  const id = `mov_${randomUUID().replaceAll("-", "")}`;
  await records.ask(
    `WITH level AS (
       SELECT s.variant_id, s.location_id FROM stock_level s JOIN location l ON l.id = s.location_id
       WHERE s.variant_id = $1 AND s.on_hand - s.reserved + $2::int >= 0 AND NOT EXISTS (SELECT FROM stock_movement WHERE id = $3)
       ORDER BY l.position LIMIT 1 FOR UPDATE OF s
     ), moved AS (
       UPDATE stock_level s SET on_hand = s.on_hand + $2::int FROM level WHERE s.variant_id = level.variant_id AND s.location_id = level.location_id
       RETURNING s.variant_id, s.location_id
     )
     INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, actor, at)
     SELECT $3, variant_id, location_id, $4, $2::int, 0, $3, 'system:prove', now() FROM moved`,
    [variantId, quantity, id, kind],
  );
}

/** What a scheduler in the cloud gives a call. */
const MOST_OF_A_JOB_MS = 60_000;

/** Calls a job as a scheduler would. It must answer 200 whatever it finds. */
export async function runJob(
  { town, journal }: Pick<Scene, "town" | "journal">,
  job: string,
): Promise<"done" | "lost"> {
  const headers = { authorization: `Bearer ${town.cronSecret}` };
  const watch = { journal, what: `job ${job}`, audience: "programs" as const, patienceMs: MOST_OF_A_JOB_MS };
  const answer = await watchedFetch(`${town.shopUrl}/api/cron/${job}`, { headers }, watch).catch(() => null);
  if (answer && answer.status !== 200 && answer.status < 500)
    journal.complain(`The job ${job} answered ${answer.status}`);
  return answer?.ok ? "done" : "lost";
}
