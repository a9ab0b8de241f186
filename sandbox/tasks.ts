import { approveLate, timeOut } from "./daraja/prompts";
import { stepWhatsApp } from "./graph/send";
import { succeed } from "./paystack/charge";
import { stepRefund } from "./paystack/refunds";
import { findTransaction } from "./paystack/transactions";
import { stepMail } from "./resend/send";
import type { Task, TaskKind } from "./state";
import { finishAsync } from "./stripe/pay";
import { finishRefund } from "./stripe/refunds";
import { expire } from "./stripe/sessions";
import { stepSms } from "./twilio/routes";
import type { World } from "./world";

/** What each kind of timer does when it is due. */
const TASKS: { readonly [kind in TaskKind]: (world: World, ref: string) => void } = {
  webhook: (world, id) => void world.webhooks.retry(id),
  "paystack.charge"(world, reference) {
    const transaction = findTransaction(world, reference);
    if (transaction) succeed(world, transaction);
  },
  "paystack.refund": stepRefund,
  "stripe.settle": (world, id) => finishAsync(world, id, true),
  "stripe.fail": (world, id) => finishAsync(world, id, false),
  "stripe.expire": expire,
  "stripe.refund": finishRefund,
  "daraja.timeout": timeOut,
  "daraja.approve": approveLate,
  "resend.status": stepMail,
  "twilio.status": stepSms,
  "whatsapp.status": stepWhatsApp,
};

export const runTask = (world: World, { kind, ref }: Task): void => TASKS[kind](world, ref);
