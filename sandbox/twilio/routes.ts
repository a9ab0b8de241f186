import {
  type Answer,
  type Ask,
  type Fields,
  type Handler,
  json,
  type Route,
  readFields,
  textField,
} from "../http";
import { token } from "../ids";
import { fileMessage, findMessage } from "../messages";
import { refuseTwilio } from "../provider-errors";
import type { Message } from "../state";
import type { World } from "../world";

const HEX = "0123456789abcdef";
const MAX_BODY = 1600;
/** Twilio's own magic numbers for tests. */
const INVALID_NUMBER = "+15005550001";
const NOT_MOBILE = "+15005550009";
/** Ours: a number that ends so is never reached. */
const UNREACHABLE_ENDING = "30003";

/** POST …/Messages.json: no idempotency here, as in the real thing. */
function createMessage(ask: Ask, world: World): Answer {
  const fields = readFields(ask);
  const problem = problemWith(fields);
  if (problem) return problem;
  const service = textField(fields, "MessagingServiceSid");
  const callback = textField(fields, "StatusCallback");
  const message = fileMessage(world, {
    id: `SM${token(32, HEX)}`,
    kind: "sms",
    from: textField(fields, "From") || service,
    to: [textField(fields, "To")],
    text: textField(fields, "Body"),
    status: "queued",
    extra: { callback, service },
  });
  world.timers.later(world.pace.messageMs, "twilio.status", message.id);
  return json(bodyOf(world, message), 201);
}

function problemWith(fields: Fields): Answer | null {
  const to = textField(fields, "To");
  const body = textField(fields, "Body");
  const callback = textField(fields, "StatusCallback");
  if (!to) return refuseTwilio(400, 21604, "A 'To' phone number is required.");
  if (!/^\+[1-9]\d{6,14}$/.test(to) || to === INVALID_NUMBER)
    return refuseTwilio(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (to === NOT_MOBILE) return refuseTwilio(400, 21614, `'To' number is not a valid mobile number: ${to}`);
  if (!textField(fields, "From") && !textField(fields, "MessagingServiceSid")) {
    return refuseTwilio(400, 21603, "A 'From' phone number or a 'MessagingServiceSid' is required.");
  }
  if (!body) return refuseTwilio(400, 21602, "Message body is required.");
  if (body.length > MAX_BODY)
    return refuseTwilio(400, 21617, "The concatenated message body exceeds the 1600 character limit");
  if (callback && !/^https?:\/\//.test(callback))
    return refuseTwilio(400, 21609, "The 'StatusCallback' URL is not a valid URL.");
  return null;
}

function bodyOf(world: World, message: Message) {
  const account = world.keys.TWILIO_ACCOUNT_SID;
  const uri = `/2010-04-01/Accounts/${account}/Messages/${message.id}`;
  const date = new Date(message.at).toUTCString().replace("GMT", "+0000");
  const isUndelivered = message.status === "undelivered";
  const segment = /^[\u0020-\u007e\n]*$/.test(message.text) ? 160 : 70;
  return {
    account_sid: account,
    api_version: "2010-04-01",
    body: message.text,
    date_created: date,
    date_sent: message.status === "queued" ? null : date,
    date_updated: date,
    direction: "outbound-api",
    error_code: isUndelivered ? 30003 : null,
    error_message: isUndelivered ? "Unreachable destination handset" : null,
    from: message.from,
    messaging_service_sid: message.extra["service"] || null,
    num_media: "0",
    num_segments: String(Math.max(1, Math.ceil(message.text.length / segment))),
    price: null,
    price_unit: "USD",
    sid: message.id,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to[0],
    uri: `${uri}.json`,
  };
}

function fetchMessage(ask: Ask, world: World): Answer {
  const message = findMessage(world, ask.param("sid").replace(/\.json$/, ""));
  if (message?.kind !== "sms") return refuseTwilio(404, 20404, "The requested resource was not found");
  return json(bodyOf(world, message));
}

/** One step: sent, then delivered or undelivered; each is told to the StatusCallback address. */
export function stepSms(world: World, id: string): void {
  const message = findMessage(world, id);
  if (!message) return;
  const [to = ""] = message.to;
  const isFirst = message.status === "queued";
  const ending = to.endsWith(UNREACHABLE_ENDING) ? "undelivered" : "delivered";
  message.status = isFirst ? "sent" : ending;
  if (isFirst) world.timers.later(world.pace.messageMs, "twilio.status", id);

  const callback = message.extra["callback"];
  if (typeof callback !== "string" || callback === "") return;
  const payload = callbackForm(world, message).toString();
  world.webhooks.send({ provider: "twilio", event: message.status, url: callback, payload });
}

function callbackForm(world: World, { id, status, from, to }: Message): URLSearchParams {
  const form = new URLSearchParams({
    AccountSid: world.keys.TWILIO_ACCOUNT_SID,
    ApiVersion: "2010-04-01",
    From: from,
  });
  for (const name of ["MessageSid", "SmsSid"]) form.set(name, id);
  for (const name of ["MessageStatus", "SmsStatus"]) form.set(name, status);
  form.set("To", to[0] ?? "");
  if (status === "undelivered") form.set("ErrorCode", "30003");
  return form;
}

const api = (method: string, path: string, operation: string, handle: Handler): Route => ({
  method,
  path: `/twilio/2010-04-01/Accounts/:account${path}`,
  call: { provider: "twilio", operation },
  handle(ask, world) {
    const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: secret } = world.keys;
    const expected = `Basic ${Buffer.from(`${account}:${secret}`).toString("base64")}`;
    const isKnown = ask.headers.authorization === expected && ask.param("account") === account;
    return isKnown ? handle(ask, world) : refuseTwilio(401, 20003, "Authenticate");
  },
});

export const twilioRoutes: readonly Route[] = [
  api("POST", "/Messages.json", "messages.create", createMessage),
  api("GET", "/Messages/:sid", "messages.fetch", fetchMessage),
];
