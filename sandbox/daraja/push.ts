import { type Answer, type Ask, type Fields, json, readFields, textField } from "../http";
import { token } from "../ids";
import { nextSerial, type World } from "../world";
import type { Prompt } from "./types";
import { nairobiStamp, refuseDaraja } from "./wire";

const FORBIDDEN = /mpesa|m-pesa|safaricom|exe|exec|cmd|sql|query/i;
const DIGITS = "0123456789";
/** How far the stamp in a password may be from our clock. */
const STAMP_SLACK_MS = 24 * 60 * 60 * 1000;

/** POST /mpesa/stkpush/v1/processrequest: puts a question on a phone. There is no key against asking twice. */
export function push(ask: Ask, world: World): Answer {
  const fields = readFields(ask);
  const problem = problemWith(fields, world);
  if (problem) return problem;
  const phone = textField(fields, "PhoneNumber");
  if (world.state.daraja.prompts.some((open) => open.phone === phone && open.code === null)) {
    const words = "Unable to lock subscriber, a transaction is already in process for the current subscriber";
    return refuseDaraja(500, "500.001.1001", words);
  }
  const prompt = newPrompt(fields, world);
  world.state.daraja.prompts.push(prompt);
  world.timers.later(world.pace.promptMs, "daraja.timeout", prompt.id);
  const words = "Success. Request accepted for processing";
  return json({
    MerchantRequestID: prompt.merchantRequestId,
    CheckoutRequestID: prompt.id,
    ResponseCode: "0",
    ResponseDescription: words,
    CustomerMessage: words,
  });
}

function newPrompt(fields: Fields, world: World): Prompt {
  const at = world.timers.now();
  return {
    id: `ws_CO_${nairobiStamp(at)}${nextSerial(world.state)}${token(6, DIGITS)}`,
    merchantRequestId: `${token(5, DIGITS)}-${token(8, DIGITS)}-1`,
    phone: textField(fields, "PhoneNumber"),
    amount: Number(textField(fields, "Amount")),
    account: textField(fields, "AccountReference"),
    words: textField(fields, "TransactionDesc"),
    callbackUrl: textField(fields, "CallBackURL"),
    createdAt: new Date(at).toISOString(),
    askedAt: at,
    code: null,
    ended: "",
    receipt: null,
    paid: null,
    paidAt: null,
  };
}

/** Whether a call is ours: the password holds shortcode, passkey and the very stamp that is sent beside it. */
export function passwordProblem(fields: Fields, world: World): Answer | null {
  const { DARAJA_SHORTCODE: shortcode, DARAJA_PASSKEY: passkey } = world.keys;
  const stamp = textField(fields, "Timestamp");
  if (textField(fields, "BusinessShortCode") !== shortcode)
    return refuseDaraja(400, "400.002.02", "Bad Request - Invalid BusinessShortCode");
  const stamps = [-STAMP_SLACK_MS, STAMP_SLACK_MS].map((slack) => nairobiStamp(Date.now() + slack));
  if (!/^\d{14}$/.test(stamp) || stamp < (stamps[0] ?? "") || stamp > (stamps[1] ?? ""))
    return refuseDaraja(400, "400.002.02", "Bad Request - Invalid Timestamp");
  const password = Buffer.from(`${shortcode}${passkey}${stamp}`).toString("base64");
  return textField(fields, "Password") === password
    ? null
    : refuseDaraja(500, "500.001.1001", "Wrong credentials");
}

function problemWith(fields: Fields, world: World): Answer | null {
  const bad = (name: string) => refuseDaraja(400, "400.002.02", `Bad Request - Invalid ${name}`);
  const address = textField(fields, "CallBackURL");
  const wrongPassword = passwordProblem(fields, world);
  if (wrongPassword) return wrongPassword;
  if (textField(fields, "TransactionType") !== "CustomerPayBillOnline") return bad("TransactionType");
  if (!/^[1-9]\d{0,5}$/.test(textField(fields, "Amount"))) return bad("Amount");
  if (Number(textField(fields, "Amount")) > 250_000) return bad("Amount");
  if (!/^254[17]\d{8}$/.test(textField(fields, "PhoneNumber"))) return bad("PhoneNumber");
  if (textField(fields, "PartyA") !== textField(fields, "PhoneNumber")) return bad("PartyA");
  if (textField(fields, "PartyB") !== world.keys.DARAJA_SHORTCODE) return bad("PartyB");
  if (!/^[A-Za-z0-9]{1,12}$/.test(textField(fields, "AccountReference"))) return bad("AccountReference");
  if (textField(fields, "TransactionDesc").length > 13) return bad("TransactionDesc");
  if (
    !/^https?:\/\/\S+$/.test(address) ||
    !URL.canParse(address) ||
    FORBIDDEN.test(new URL(address).pathname)
  )
    return bad("CallBackURL");
  return null;
}
