import { type Answer, type Ask, json } from "../http";
import { fingerprint, uuid } from "../ids";
import { fileMessage, findMessage } from "../messages";
import { refuseResend } from "../provider-errors";
import type { Message } from "../state";
import type { World } from "../world";
import { endingFor, Mail } from "./mail";

const DAY_MS = 86_400_000;

/** POST /emails */
export function sendMail(ask: Ask, world: World): Answer {
  return oncePerKey(ask, world, (body) => {
    const parsed = Mail.safeParse(body);
    if (!parsed.success) return refuseMail(parsed.error.issues[0]?.message);
    return json({ id: acceptMail(world, parsed.data).id });
  });
}

/** POST /emails/batch: strict, so one bad mail refuses all of them. */
export function sendBatch(ask: Ask, world: World): Answer {
  return oncePerKey(ask, world, (body) => {
    if (!Array.isArray(body) || body.length === 0 || body.length > 100)
      return refuseMail("Send 1 to 100 emails.");
    const mails = body.map((item) => Mail.safeParse(item));
    const bad = mails.find((mail) => !mail.success);
    if (bad) return refuseMail(bad.error?.issues[0]?.message);
    return json({
      data: mails.flatMap((mail) => (mail.success ? [{ id: acceptMail(world, mail.data).id }] : [])),
    });
  });
}

export function getMail(ask: Ask, world: World): Answer {
  const message = findMessage(world, ask.param("id"));
  if (message?.kind !== "mail") return refuseResend(404, "not_found", "Email not found");
  const { id, to, from, at, subject, html, text, status, extra } = message;
  const more = {
    cc: extra["cc"] ?? [],
    bcc: extra["bcc"] ?? [],
    reply_to: extra["replyTo"] ?? [],
    scheduled_at: null,
  };
  return json({
    object: "email",
    id,
    to,
    from,
    created_at: at,
    subject,
    html,
    text: text || null,
    last_event: status,
    ...more,
  });
}

const refuseMail = (message = "The request body is not valid.") =>
  refuseResend(422, message.startsWith("Missing") ? "missing_required_field" : "validation_error", message);

function acceptMail(world: World, mail: Mail): Message {
  const extra = {
    cc: mail.cc ?? [],
    bcc: mail.bcc ?? [],
    replyTo: mail.reply_to ?? [],
    headers: mail.headers ?? {},
    tags: Object.fromEntries((mail.tags ?? []).map(({ name, value }) => [name, value])),
    attachments: (mail.attachments ?? []).map(({ filename }) => filename ?? "attachment"),
  };
  const { from, to, subject, html = null, text } = mail;
  const message = fileMessage(world, {
    id: uuid(),
    kind: "mail",
    from,
    to,
    subject,
    html,
    text: text ?? "",
    status: "queued",
    extra,
  });
  world.timers.later(0, "resend.status", message.id);
  return message;
}

/** One step: sent, then delivered, bounced or complained. */
export function stepMail(world: World, id: string): void {
  const message = findMessage(world, id);
  if (!message) return;
  const isFirst = message.status === "queued";
  message.status = isFirst ? "sent" : endingFor(message);
  if (isFirst) world.timers.later(world.pace.messageMs, "resend.status", id);
  tellMail(world, message);
}

function tellMail(world: World, message: Message): void {
  const { id, at, from, to, subject, status, extra } = message;
  const bounce = {
    message: "The recipient's mailbox does not exist.",
    subType: "General",
    type: "Permanent",
  };
  const payload = {
    type: `email.${status}`,
    created_at: new Date().toISOString(),
    data: {
      created_at: at,
      email_id: id,
      message_id: `<${id}@oja-sandbox>`,
      from,
      to,
      subject,
      tags: extra["tags"] ?? {},
      ...(status === "bounced" ? { bounce } : {}),
    },
  };
  world.webhooks.send({
    provider: "resend",
    event: payload.type,
    url: `${world.appUrl}/api/webhooks/resend`,
    payload,
  });
}

/** One Idempotency-Key, one send, for 24 hours; another body under the same key is refused. */
function oncePerKey(ask: Ask, world: World, send: (body: unknown) => Answer): Answer {
  const body = parse(ask.raw);
  if (body === undefined) return refuseMail("The request body is not valid JSON.");
  const key = String(ask.headers["idempotency-key"] ?? "");
  if (!key) return send(body);
  if (key.length > 256)
    return refuseResend(400, "invalid_idempotency_key", "The idempotency key must be 1 to 256 characters.");

  const { answers } = world.state.resend;
  const print = fingerprint(`${ask.url.pathname}\n${ask.raw}`);
  const saved = answers[key];
  if (saved && world.timers.now() - saved.at < DAY_MS) {
    if (saved.fingerprint === print) return json(JSON.parse(saved.body), saved.status);
    return refuseResend(
      409,
      "invalid_idempotent_request",
      "Same idempotency key used with a different request payload.",
    );
  }
  const answer = send(body);
  if (answer.status === 200) {
    answers[key] = {
      at: world.timers.now(),
      fingerprint: print,
      status: 200,
      body: answer.body,
      requestId: "",
    };
  }
  return answer;
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
