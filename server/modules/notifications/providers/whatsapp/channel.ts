import { createHmac } from "node:crypto";
import { z } from "zod";
import { isSameSecret } from "@/server/platform/digest";
import { createHttpClient, type HttpClient, HttpFault } from "@/server/platform/http";
import { fail, type Outcome, succeed } from "@/server/shared/outcome";
import type { MessageChannel, OutgoingMessage, Receipt, ReceiptFailure, SendFailure } from "../../channel";

type Keys = {
  readonly token: string;
  readonly phoneNumberId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
};

const VERSION = "v25.0";

/** WhatsApp through Meta's Cloud API, which has no idempotency key: after an unclear answer it is never asked again. */
export function whatsappChannel(keys: Keys): MessageChannel {
  const http = createHttpClient("WhatsApp");
  return {
    name: "whatsapp",
    isIdempotent: false,
    send: (message) => sendText(http, keys, message),
    read: (rawBody, headers) => readReceipts(keys.appSecret, rawBody, headers),
  };
}

/** People who hide their number are addressed by an id such as "US.13491208655302741918". */
const addressee = (to: string) => (/^\+?\d+$/.test(to) ? { to: to.replace("+", "") } : { recipient: to });

async function sendText(
  http: HttpClient,
  { token, phoneNumberId, baseUrl }: Keys,
  { id, to, text }: OutgoingMessage,
): Promise<Outcome<{ providerId: string }, SendFailure>> {
  const body = JSON.stringify({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...addressee(to),
    type: "text",
    text: { preview_url: false, body: text.slice(0, 4_096) },
    biz_opaque_callback_data: id,
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  try {
    return understand(
      await http({ method: "POST", url: `${baseUrl}/${VERSION}/${phoneNumberId}/messages`, headers, body }),
    );
  } catch (error) {
    if (!(error instanceof HttpFault)) throw error;
    return fail(error.kind === "refused" ? "unavailable" : "unknown", error.message);
  }
}

const Accepted = z.looseObject({ messages: z.array(z.looseObject({ id: z.string() })).min(1) });
const Refused = z.looseObject({
  error: z.looseObject({
    code: z.number(),
    message: z.string(),
    error_data: z.looseObject({ details: z.string() }).optional(),
  }),
});

/** Meta's codes for "not now": throughput, pair rate, and its own trouble before anything was sent. */
const LATER = new Set([4, 80007, 130429, 131016, 131056, 133004]);

function understand({
  status,
  body,
}: {
  readonly status: number;
  readonly body: string;
}): Outcome<{ providerId: string }, SendFailure> {
  const answer = parseJson(body);
  const accepted = Accepted.safeParse(answer);
  const id = accepted.success ? accepted.data.messages[0]?.id : undefined;
  if (status === 200)
    return id ? succeed({ providerId: id }) : fail("unknown", "WhatsApp answered without an id.");
  const refused = Refused.safeParse(answer);
  if (!refused.success) return fail(status >= 500 ? "unknown" : "rejected", `WhatsApp answered ${status}.`);

  const { code, message, error_data } = refused.data.error;
  const detail = `WhatsApp: ${error_data?.details ?? message} (${code})`;
  if (LATER.has(code) || status === 429) return fail("unavailable", detail);
  return fail(status >= 500 ? "unknown" : "rejected", detail);
}

const Status = z.looseObject({
  id: z.string(),
  status: z.string(),
  errors: z
    .array(
      z.looseObject({
        title: z.string().optional(),
        error_data: z.looseObject({ details: z.string() }).optional(),
      }),
    )
    .optional(),
});
const Letter = z.looseObject({
  entry: z.array(
    z.looseObject({
      changes: z.array(
        z.looseObject({ value: z.looseObject({ statuses: z.array(z.unknown()).optional() }) }),
      ),
    }),
  ),
});

const STATUS: Readonly<Record<string, Receipt["status"]>> = {
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  failed: "failed",
};

function readReceipts(
  appSecret: string,
  rawBody: string,
  headers: Headers,
): Outcome<readonly Receipt[], ReceiptFailure> {
  const right = `sha256=${createHmac("sha256", appSecret).update(rawBody).digest("hex")}`;
  if (!isSameSecret(headers.get("x-hub-signature-256") ?? "", right))
    return fail("forged", "The signature does not fit.");
  const letter = Letter.safeParse(parseJson(rawBody));
  if (!letter.success) return fail("unreadable", "Not one of WhatsApp's letters.");
  const statuses = letter.data.entry.flatMap(({ changes }) =>
    changes.flatMap(({ value }) => value.statuses ?? []),
  );
  return succeed(statuses.flatMap(toReceipt));
}

/** One strange status must not spoil the batch it came in. */
function toReceipt(value: unknown): Receipt[] {
  const parsed = Status.safeParse(value);
  const status = parsed.success ? STATUS[parsed.data.status] : undefined;
  if (!parsed.success || !status) return [];
  const { id, errors } = parsed.data;
  const problem =
    status === "failed"
      ? (errors?.[0]?.error_data?.details ?? errors?.[0]?.title ?? "WhatsApp could not deliver it.")
      : null;
  return [{ eventKey: `${id}:${parsed.data.status}`, providerId: id, status, problem }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
