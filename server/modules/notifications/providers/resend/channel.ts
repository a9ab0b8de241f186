import { Resend } from "resend";
import { z } from "zod";
import { type Clock, SECOND } from "@/server/platform/clock";
import { fail, type Outcome, succeed } from "@/server/shared/outcome";
import type { MessageChannel, Receipt, ReceiptFailure, SendFailure } from "../../channel";
import { checkSvix } from "./svix";

type Keys = {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly webhookSecret: string;
  readonly from: string;
  readonly clock: Clock;
};

/** E-mail through Resend. Its `Idempotency-Key` is our id of the message, so asking again sends once (for 24 hours). */
export function resendChannel({ apiKey, baseUrl, webhookSecret, from, clock }: Keys): MessageChannel {
  const resend = new Resend(apiKey, { baseUrl });
  return {
    name: "email",
    isIdempotent: true,
    async send({ id, to, subject, text, html }) {
      const mail = {
        from,
        to: [to],
        subject,
        text,
        ...(html !== null && { html }),
        tags: [{ name: "message_id", value: id }],
      };
      // The SDK never throws for an answer: what went wrong is in `error`.
      const { data, error } = await resend.emails.send(mail, {
        idempotencyKey: id,
        signal: AbortSignal.timeout(8 * SECOND),
      });
      return data
        ? succeed({ providerId: data.id })
        : fail(failureOf(error.statusCode, error.name), `Resend: ${error.message}`);
    },
    read: (rawBody, headers) => readReceipts({ rawBody, headers, secret: webhookSecret, at: clock() }),
  };
}

function failureOf(status: number | null, name: string): SendFailure {
  // No status: the connection broke, before or after Resend had taken the mail.
  if (status === null) return "unknown";
  if (status === 429 || name === "concurrent_idempotent_requests") return "unavailable";
  return status >= 500 ? "unknown" : "rejected";
}

const STATUS: Readonly<Record<string, Receipt["status"]>> = {
  "email.sent": "sent",
  "email.delivered": "delivered",
  "email.bounced": "failed",
  "email.failed": "failed",
  "email.suppressed": "failed",
};

const News = z.looseObject({
  type: z.string(),
  data: z.looseObject({
    email_id: z.string().optional(),
    bounce: z.looseObject({ message: z.string() }).optional(),
    failed: z.looseObject({ reason: z.string() }).optional(),
  }),
});

type Envelope = {
  readonly rawBody: string;
  readonly headers: Headers;
  readonly secret: string;
  readonly at: Date;
};

function readReceipts({
  rawBody,
  headers,
  secret,
  at,
}: Envelope): Outcome<readonly Receipt[], ReceiptFailure> {
  const seal = checkSvix({ rawBody, headers, secret, at });
  if (!seal.ok) return seal;
  const parsed = News.safeParse(parseJson(rawBody));
  if (!parsed.success) return fail("unreadable", "Not one of Resend's events.");

  const { type, data } = parsed.data;
  const status = STATUS[type];
  // Opened, clicked, domain and contact events say nothing about arrival.
  if (!status || !data.email_id) return succeed([]);
  const problem =
    status === "failed" ? (data.bounce?.message ?? data.failed?.reason ?? "The mail was not taken.") : null;
  return succeed([{ eventKey: seal.value.id, providerId: data.email_id, status, problem }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
