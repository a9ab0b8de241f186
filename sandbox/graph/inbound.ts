import { z } from "zod";
import type { Answer } from "../http";
import { text } from "../http";
import { token } from "../ids";
import { fileMessage } from "../messages";
import type { World } from "../world";
import { wamid } from "./send";
import { digits, SHOP_NUMBER, tellWhatsApp, unixNow } from "./wire";

/** What a shopper does on their phone: types a text, or taps a reply button of an earlier message. */
export const Inbound = z.object({
  from: z
    .string()
    .transform(digits)
    .pipe(z.string().regex(/^[1-9]\d{6,14}$/, "from must be a full international number")),
  name: z.string().max(80).default("Ada Obi"),
  text: z.string().max(4096).default(""),
  buttonId: z.string().optional(),
  contextId: z.string().optional(),
});
export type Inbound = z.infer<typeof Inbound>;

/** Sends it to the shop as a signed webhook, and opens the 24-hour window. */
export function receiveFromPhone(world: World, inbound: Inbound): string {
  const { from, name, text: body, buttonId, contextId } = inbound;
  const id = wamid();
  world.state.whatsapp.lastInbound[from] = world.timers.now();
  fileMessage(world, {
    id,
    kind: "whatsapp",
    direction: "in",
    from,
    to: [SHOP_NUMBER],
    text: body,
    status: "received",
    extra: { name },
  });

  const reply = { type: "button_reply", button_reply: { id: buttonId, title: body } };
  const content = buttonId ? { type: "interactive", interactive: reply } : { type: "text", text: { body } };
  const context = contextId ? { context: { from: SHOP_NUMBER, id: contextId } } : {};
  const message = { from, id, timestamp: unixNow(), ...context, ...content };
  const contacts = [{ profile: { name }, wa_id: from }];
  tellWhatsApp(world, `in.${content.type}`, { contacts, messages: [message] });
  return id;
}

/** Asks the shop to prove that it knows the verify token, as "subscribe" does in the real console. */
export async function subscribe(world: World): Promise<{ ok: boolean; detail: string }> {
  const challenge = token(10, "123456789");
  const url = new URL(`${world.appUrl}/api/webhooks/whatsapp`);
  url.searchParams.set("hub.mode", "subscribe");
  url.searchParams.set("hub.challenge", challenge);
  url.searchParams.set("hub.verify_token", world.keys.WHATSAPP_VERIFY_TOKEN);
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    const body = await response.text();
    const ok = response.status === 200 && body === challenge;
    return {
      ok,
      detail: ok
        ? "The shop answered the challenge."
        : `The shop answered ${response.status}, not the challenge.`,
    };
  } catch {
    return { ok: false, detail: `Nobody answers at ${world.appUrl}.` };
  }
}

export const refuseInbound = (error: z.ZodError): Answer =>
  text(error.issues[0]?.message ?? "Not valid.", 400);
