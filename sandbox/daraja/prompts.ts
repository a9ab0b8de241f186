import { type Answer, type Ask, json, readFields, textField } from "../http";
import { token } from "../ids";
import type { World } from "../world";
import { passwordProblem } from "./push";
import type { Outcome, Prompt } from "./types";
import { nairobiStamp, refuseDaraja } from "./wire";

const RULE_WINDOW_MS = 2 * 60_000;
/** A hundred shillings less than was asked: the real phone cannot, a broken message can say so. */
const WRONG_BY = 100;

const ENDINGS: { readonly [code: number]: string } = {
  0: "The service request is processed successfully.",
  1: "The balance is insufficient for the transaction.",
  17: "Rule limited: a payment of this amount was made less than two minutes ago.",
  1032: "Request cancelled by user",
  1037: "DS timeout user cannot be reached",
  2001: "The initiator information is invalid.",
};

export const findPrompt = (world: World, id: string): Prompt | undefined =>
  world.state.daraja.prompts.find((prompt) => prompt.id === id);

/** Still waiting, or timed out: a slow PIN can come through after all. */
export const isOpen = ({ code }: Prompt): boolean => code === null || code === 1037;

/** What the owner of the phone does. False when the prompt is over. */
export function play(world: World, prompt: Prompt, outcome: Outcome): boolean {
  if (!isOpen(prompt)) return false;
  switch (outcome) {
    case "approve":
    case "approve_wrong_amount":
      approve(world, prompt, outcome === "approve" ? 0 : WRONG_BY);
      return true;
    case "late":
      if (prompt.code === null) end(world, prompt, 1037);
      world.timers.later(world.pace.laterMs, "daraja.approve", prompt.id);
      return true;
    default:
      if (prompt.code !== null) return false;
      end(world, prompt, { cancel: 1032, wrong_pin: 2001, insufficient: 1, timeout: 1037 }[outcome]);
      return true;
  }
}

function approve(world: World, prompt: Prompt, missing: number): void {
  const now = world.timers.now();
  const isTooSoon = world.state.daraja.prompts.some(
    ({ phone, amount, paidAt }) =>
      phone === prompt.phone && amount === prompt.amount && paidAt !== null && now - paidAt < RULE_WINDOW_MS,
  );
  if (isTooSoon) return end(world, prompt, 17);
  prompt.receipt = token(10, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789");
  prompt.paid = Math.max(prompt.amount - missing, 1);
  prompt.paidAt = now;
  end(world, prompt, 0);
}

function end(world: World, prompt: Prompt, code: number): void {
  prompt.code = code;
  prompt.ended = ENDINGS[code] ?? "";
  world.webhooks.send({
    provider: "daraja",
    event: code === 0 ? "stk.paid" : "stk.failed",
    url: prompt.callbackUrl,
    payload: callbackOf(prompt),
  });
}

function callbackOf(prompt: Prompt): object {
  const { id, merchantRequestId, code, ended, paid, receipt, phone, paidAt } = prompt;
  const Item = [
    { Name: "Amount", Value: paid },
    { Name: "MpesaReceiptNumber", Value: receipt },
    { Name: "Balance" },
    { Name: "TransactionDate", Value: Number(nairobiStamp(paidAt ?? 0)) },
    { Name: "PhoneNumber", Value: Number(phone) },
  ];
  const stkCallback = {
    MerchantRequestID: merchantRequestId,
    CheckoutRequestID: id,
    ResultCode: code,
    ResultDesc: ended,
    ...(code === 0 ? { CallbackMetadata: { Item } } : {}),
  };
  return { Body: { stkCallback } };
}

/** The phone was left alone. */
export function timeOut(world: World, id: string): void {
  const prompt = findPrompt(world, id);
  if (prompt?.code === null) end(world, prompt, 1037);
}

export function approveLate(world: World, id: string): void {
  const prompt = findPrompt(world, id);
  if (prompt && isOpen(prompt)) approve(world, prompt, 0);
}

/** POST /mpesa/stkpushquery/v1/query: how a prompt ended; neither its amount nor its receipt. */
export function query(ask: Ask, world: World): Answer {
  const fields = readFields(ask);
  const wrongPassword = passwordProblem(fields, world);
  if (wrongPassword) return wrongPassword;
  const prompt = findPrompt(world, textField(fields, "CheckoutRequestID"));
  if (!prompt) return refuseDaraja(400, "400.002.02", "Bad Request - Invalid CheckoutRequestID");
  if (prompt.code === null) return refuseDaraja(500, "500.001.1001", "The transaction is being processed");
  return json({
    ResponseCode: "0",
    ResponseDescription: "The service request has been accepted successfully",
    MerchantRequestID: prompt.merchantRequestId,
    CheckoutRequestID: prompt.id,
    ResultCode: String(prompt.code),
    ResultDesc: prompt.ended,
  });
}
