import { type Message, remember } from "./state";
import type { World } from "./world";

type NewMessage = Omit<Message, "at" | "direction" | "subject" | "html" | "extra"> &
  Partial<Pick<Message, "direction" | "subject" | "html" | "extra">>;

/** Files a message where people and tests can see it. */
export function fileMessage(world: World, message: NewMessage): Message {
  const filed: Message = {
    direction: "out",
    subject: "",
    html: null,
    extra: {},
    ...message,
    at: new Date().toISOString(),
  };
  remember(world.state.messages, filed);
  return filed;
}

export const findMessage = (world: World, id: string) =>
  world.state.messages.find((message) => message.id === id) ?? null;

export type MessageFilter = { readonly kind: string | null; readonly to: string | null };

/** Newest first; `to` finds any address or number that contains it, whoever sent it. */
export function listMessages(world: World, { kind, to }: MessageFilter): Message[] {
  const wanted = normal(to ?? "");
  return world.state.messages
    .filter((message) => !kind || message.kind === kind)
    .filter((message) => [...message.to, message.from].some((address) => normal(address).includes(wanted)))
    .reverse();
}

/** "+234 801" and "234801" are the same beginning of a number; addresses ignore capitals. */
const normal = (address: string) =>
  /[a-z@]/i.test(address) ? address.trim().toLowerCase() : address.replace(/\D/g, "");
