import type { Twilio } from "twilio";
import { fail, type Outcome, succeed } from "@/server/shared/outcome";
import type { MessageChannel, OutgoingMessage, Receipt, ReceiptFailure, SendFailure } from "../../channel";
import { isTwilioSeal } from "./seal";

type Keys = {
  readonly accountSid: string;
  readonly authToken: string;
  readonly baseUrl: string;
  readonly from: string;
  /** Our public address for its status callbacks: the signature covers it, whatever proxies did to the request. */
  readonly webhookUrl: string;
};

/** SMS through Twilio, which has no idempotency key: after an unclear answer it is never asked again. */
export function twilioChannel(keys: Keys): MessageChannel {
  let client: Promise<Twilio> | undefined;
  return {
    name: "sms",
    isIdempotent: false,
    async send(message) {
      client ??= openClient(keys);
      return sendSms(await client, keys, message);
    },
    read: (rawBody, headers) => readReceipts(keys, rawBody, headers),
  };
}

/** Loaded when the first SMS leaves: the package is large, and most processes never send one. */
async function openClient({ accountSid, authToken, baseUrl }: Keys): Promise<Twilio> {
  const { default: twilio } = await import("twilio");
  const client = twilio(accountSid, authToken, { autoRetry: false, timeout: 8_000 });
  client.api.baseUrl = baseUrl;
  return client;
}

async function sendSms(
  client: Twilio,
  { from, webhookUrl }: Keys,
  { to, text }: OutgoingMessage,
): Promise<Outcome<{ providerId: string }, SendFailure>> {
  try {
    const sms = await client.messages.create({
      to,
      from,
      body: text.slice(0, 1_600),
      statusCallback: webhookUrl,
    });
    return sms.sid ? succeed({ providerId: sms.sid }) : fail("unknown", "Twilio answered without an id.");
  } catch (error) {
    return fail(failureOf(error), `Twilio: ${error instanceof Error ? error.message : "no answer"}`);
  }
}

/** Errors in which no byte reached Twilio. */
const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function failureOf(error: unknown): SendFailure {
  const { status, code } = error as { readonly status?: unknown; readonly code?: unknown };
  if (typeof status !== "number") return NEVER_SENT.has(String(code)) ? "unavailable" : "unknown";
  if (status === 429) return "unavailable";
  return status >= 500 ? "unknown" : "rejected";
}

const STATUS: Readonly<Record<string, Receipt["status"]>> = {
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "failed",
  failed: "failed",
  canceled: "failed",
};

function readReceipts(
  keys: Keys,
  rawBody: string,
  headers: Headers,
): Outcome<readonly Receipt[], ReceiptFailure> {
  const seal = { url: keys.webhookUrl, rawBody, signature: headers.get("x-twilio-signature") ?? "" };
  if (!isTwilioSeal(keys.authToken, seal)) return fail("forged", "The signature does not fit.");
  const form = new URLSearchParams(rawBody);
  const providerId = form.get("MessageSid");
  const word = form.get("MessageStatus");
  if (!providerId || !word) return fail("unreadable", "Not one of Twilio's status callbacks.");

  const status = STATUS[word];
  if (!status) return succeed([]);
  const problem =
    status === "failed"
      ? `Twilio: ${form.get("ErrorMessage") ?? word} (${form.get("ErrorCode") ?? "no code"})`
      : null;
  return succeed([{ eventKey: `${providerId}:${word}`, providerId, status, problem }]);
}
