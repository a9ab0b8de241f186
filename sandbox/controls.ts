import { z } from "zod";
import { takeInbound } from "./graph/routes";
import { type Answer, type Ask, json, type Route, readFields, textField } from "./http";
import { openDispute } from "./paystack/disputes";
import { findTransaction } from "./paystack/transactions";
import { emptyState } from "./state";
import { finishRefund } from "./stripe/refunds";
import type { World } from "./world";

const Seconds = z.object({ seconds: z.coerce.number().min(0).max(31_536_000) });

/** POST /controls/advance {seconds}: sandbox time jumps; what was due happens now, in order. */
function advance(ask: Ask, world: World): Answer {
  const parsed = Seconds.safeParse(readFields(ask));
  if (!parsed.success) return json({ error: "seconds must be a number, 0 or more" }, 400);
  world.timers.advance(parsed.data.seconds);
  return json({ ok: true, pendingTasks: world.state.tasks.length });
}

/** Forgets everything and heals every fault. */
export function reset(world: World): void {
  Object.assign(world.state, emptyState());
  world.faults.replace({});
  world.calls = {};
  world.timers.arm();
}

/** Tries every undelivered webhook again, dropped ones too when asked, and waits for the answers. */
export async function flush(
  world: World,
  withDropped: boolean,
): Promise<{ delivered: number; left: number }> {
  await world.webhooks.idle();
  const states = withDropped ? ["pending", "failed", "dropped"] : ["pending", "failed"];
  const open = world.state.deliveries.filter(({ state }) => states.includes(state));
  await Promise.all(open.map(({ id }) => world.webhooks.retry(id)));
  const left = open.filter(({ state }) => state !== "delivered").length;
  return { delivered: open.length - left, left };
}

/** POST /controls/paystack/refunds {reference, outcome}: how this transaction's refunds will end. */
function chooseRefundEnd(ask: Ask, world: World): Answer {
  const fields = readFields(ask);
  const transaction = findTransaction(world, textField(fields, "reference"));
  const outcome = (["processed", "failed", "needs-attention"] as const).find(
    (name) => name === fields["outcome"],
  );
  if (!transaction || !outcome)
    return json({ error: "needs a known reference, and outcome processed, failed or needs-attention" }, 400);
  transaction.refundsEnd = outcome;
  for (const refund of world.state.paystack.refunds) {
    if (refund.transactionId === transaction.id) refund.end = outcome;
  }
  return json({ reference: transaction.reference, outcome });
}

/** POST /controls/stripe/refunds {refund}: a refund that succeeded fails after all; a pending one succeeds. */
function turnRefund(ask: Ask, world: World): Answer {
  const id = textField(readFields(ask), "refund");
  const refund = world.state.stripe.refunds.find((candidate) => candidate.id === id);
  if (!refund) return json({ error: "No such refund." }, 404);
  finishRefund(world, id);
  return json({ refund: id, status: refund.status });
}

const OwnWebhook = z.strictObject({
  provider: z.enum(["paystack", "stripe", "resend", "whatsapp"]),
  payload: z.record(z.string(), z.unknown()),
  event: z.string().default("controls"),
});

/** POST /controls/webhook {provider, payload, event?}: any payload, properly signed: unknown events, unknown orders. */
function sendOwnWebhook(ask: Ask, world: World): Answer {
  const parsed = OwnWebhook.safeParse(readFields(ask));
  if (!parsed.success) return json({ error: parsed.error.issues }, 400);
  const { provider } = parsed.data;
  world.webhooks.send({ ...parsed.data, url: `${world.appUrl}/api/webhooks/${provider}` });
  return json({ ok: true });
}

function dispute(ask: Ask, world: World): Answer {
  const opened = openDispute(world, textField(readFields(ask), "reference"));
  return opened
    ? json({ id: opened.id })
    : json({ error: "Only a successful transaction can be disputed." }, 400);
}

const control = (path: string, handle: Route["handle"]): Route => ({
  method: "POST",
  path: `/controls${path}`,
  handle,
});

export const controlRoutes: readonly Route[] = [
  control("/advance", advance),
  control("/reset", (_ask, world) => {
    reset(world);
    return json({ ok: true });
  }),
  control("/flush", async (ask, world) => json(await flush(world, readFields(ask)["dropped"] === true))),
  control("/webhook", sendOwnWebhook),
  control("/paystack/refunds", chooseRefundEnd),
  control("/paystack/dispute", dispute),
  control("/stripe/refunds", turnRefund),
  control("/whatsapp/inbound", takeInbound),
  { method: "GET", path: "/calls.json", handle: (_ask, world) => json(world.calls) },
];
