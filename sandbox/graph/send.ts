import { type Answer, type Ask, json, readFields } from "../http";
import { token } from "../ids";
import { fileMessage, findMessage } from "../messages";
import { refuseGraph } from "../provider-errors";
import type { Message } from "../state";
import type { World } from "../world";
import { Outgoing, ReadReceipt, readable } from "./body";
import { digits, SHOP_NUMBER, tellWhatsApp, unixNow } from "./wire";

const WINDOW_MS = 24 * 3_600_000;
/** Ours: a number that ends so cannot be reached. */
const UNREACHABLE_ENDING = "131026";

export const wamid = () => `wamid.${Buffer.from(token(30)).toString("base64")}`;

/** POST /v{n}/{phone-number-id}/messages: 200 means accepted; whether it arrived comes as a status. */
export function sendMessage(ask: Ask, world: World): Answer {
  const fields = readFields(ask);
  if (fields["status"] === "read") return markRead(fields, world);
  const parsed = Outgoing.safeParse(fields);
  if (!parsed.success) {
    const { path = [], message = "" } = parsed.error.issues[0] ?? {};
    return refuseGraph(400, 100, `Invalid parameter ${path.join(".")}: ${message}`);
  }
  const message = parsed.data;
  if (message.type === "template" && message.template.name.startsWith("missing_")) {
    return refuseGraph(404, 132001, "Template name does not exist in the translation");
  }
  const wa_id = digits(message.to);
  const { text, choices } = readable(message);
  const filed = fileMessage(world, {
    id: wamid(),
    kind: "whatsapp",
    from: SHOP_NUMBER,
    to: [wa_id],
    text,
    status: "accepted",
    extra: { type: message.type, choices, callback: message.biz_opaque_callback_data ?? null },
  });
  world.timers.later(world.pace.messageMs / 2, "whatsapp.status", filed.id);
  return json({
    messaging_product: "whatsapp",
    contacts: [{ input: message.to, wa_id }],
    messages: [{ id: filed.id }],
  });
}

function markRead(fields: object, world: World): Answer {
  const receipt = ReadReceipt.safeParse(fields);
  const message = receipt.success ? findMessage(world, receipt.data.message_id) : null;
  if (message?.direction !== "in") return refuseGraph(400, 100, "Invalid parameter message_id");
  message.status = "read";
  return json({ success: true });
}

const NEXT: { readonly [status: string]: string } = {
  accepted: "sent",
  sent: "delivered",
  delivered: "read",
};

/** One step: sent, delivered, read; or failed when the 24-hour window is shut or nobody is there. */
export function stepWhatsApp(world: World, id: string): void {
  const message = findMessage(world, id);
  const next = message && NEXT[message.status];
  if (!message || !next) return;
  const [to = ""] = message.to;
  const failure = next === "sent" ? failureOf(world, message, to) : null;
  message.status = failure ? "failed" : next;
  if (!failure && next !== "read") world.timers.later(world.pace.messageMs, "whatsapp.status", id);
  tellStatus(world, message, failure);
}

type Failure = { readonly code: number; readonly title: string; readonly details: string };

function failureOf(world: World, message: Message, to: string): Failure | null {
  if (to.endsWith(UNREACHABLE_ENDING)) {
    return { code: 131026, title: "Message undeliverable", details: "Message Undeliverable." };
  }
  const lastInbound = world.state.whatsapp.lastInbound[to] ?? Number.NEGATIVE_INFINITY;
  if (message.extra["type"] === "template" || world.timers.now() - lastInbound < WINDOW_MS) return null;
  const details =
    "Message failed to send because more than 24 hours have passed since the customer last replied to this number.";
  return { code: 131047, title: "Re-engagement message", details };
}

function tellStatus(world: World, message: Message, failure: Failure | null): void {
  const category = message.extra["type"] === "template" ? "utility" : "service";
  const callback = message.extra["callback"];
  const status = {
    id: message.id,
    status: message.status,
    timestamp: unixNow(),
    recipient_id: message.to[0],
    ...(callback ? { biz_opaque_callback_data: callback } : {}),
    ...(failure
      ? {
          errors: [
            {
              code: failure.code,
              title: failure.title,
              message: failure.title,
              error_data: { details: failure.details },
            },
          ],
        }
      : { pricing: { billable: true, pricing_model: "PMP", category, type: "regular" } }),
  };
  tellWhatsApp(world, `status.${message.status}`, { statuses: [status] });
}
