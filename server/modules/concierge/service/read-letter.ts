import { z } from "zod";

/** One message from a shopper, in our words. */
export type Inbound = {
  readonly providerId: string;
  /** Phone in E.164, or WhatsApp's own id of a person who hides their number. */
  readonly contact: string;
  readonly name: string;
  readonly text: string;
  readonly at: Date;
};

const Reply = z.looseObject({ title: z.string().optional() });
const Captioned = z.looseObject({ caption: z.string().optional() });
const Item = z.looseObject({ product_retailer_id: z.string().optional(), quantity: z.number().optional() });

const InboundMessage = z.looseObject({
  id: z.string().min(1).max(300),
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  timestamp: z.string().regex(/^\d{1,11}$/),
  type: z.string(),
  text: z.looseObject({ body: z.string() }).optional(),
  button: z.looseObject({ text: z.string() }).optional(),
  interactive: z.looseObject({ button_reply: Reply.optional(), list_reply: Reply.optional() }).optional(),
  order: z.looseObject({ text: z.string().optional(), product_items: z.array(Item).optional() }).optional(),
  image: Captioned.optional(),
  video: Captioned.optional(),
  document: Captioned.optional(),
});
type InboundMessage = z.infer<typeof InboundMessage>;

const Contact = z.looseObject({
  wa_id: z.string().optional(),
  user_id: z.string().optional(),
  profile: z.looseObject({ name: z.string().optional() }).optional(),
});

const Letter = z.looseObject({
  entry: z.array(
    z.looseObject({
      changes: z.array(
        z.looseObject({
          value: z.looseObject({
            contacts: z.array(z.unknown()).optional(),
            messages: z.array(z.unknown()).optional(),
          }),
        }),
      ),
    }),
  ),
});

/** Every message in a letter, which may carry many. One that makes no sense is left out: the others still count. Null when it is no letter. */
export function readInbound(rawBody: string): Inbound[] | null {
  const letter = Letter.safeParse(JSON.parse(rawBody));
  if (!letter.success) return null;
  return letter.data.entry.flatMap(({ changes }) =>
    changes.flatMap(({ value: { contacts = [], messages = [] } }) => {
      const names = namesOf(contacts);
      return messages.flatMap((message) => toInbound(message, names));
    }),
  );
}

function namesOf(contacts: readonly unknown[]): Map<string, string> {
  const known = contacts.flatMap((contact) => {
    const { success, data } = Contact.safeParse(contact);
    return success ? [data] : [];
  });
  return new Map(
    known.flatMap(({ wa_id, user_id, profile }) =>
      [wa_id, user_id].filter((id) => id !== undefined).map((id) => [id, profile?.name ?? ""] as const),
    ),
  );
}

function toInbound(value: unknown, names: ReadonlyMap<string, string>): Inbound[] {
  const { success, data: message } = InboundMessage.safeParse(value);
  const sender = success ? (message.from ?? message.from_user_id) : undefined;
  if (!success || !sender || !isContact(sender)) return [];
  return [
    {
      providerId: message.id,
      contact: /^\d+$/.test(sender) ? `+${sender}` : sender,
      name: clean(names.get(sender) ?? "", 80),
      text: clean(wordsOf(message), 4_096),
      at: new Date(Number(message.timestamp) * 1_000),
    },
  ];
}

const isContact = (sender: string): boolean =>
  /^\d{7,15}$/.test(sender) || /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(sender);

/** What a person would read. What we cannot show is named, so that staff know something came. */
function wordsOf(message: InboundMessage): string {
  const { text, button, interactive, order, image, video, document, type } = message;
  if (text) return text.body;
  if (button) return button.text;
  const reply = interactive?.button_reply ?? interactive?.list_reply;
  if (reply?.title) return reply.title;
  if (order)
    return [order.text ?? "", ...(order.product_items ?? []).map(describeItem)].filter(Boolean).join("\n");
  const caption = image?.caption ?? video?.caption ?? document?.caption;
  if (type === "unsupported") return "[something WhatsApp could not pass on]";
  return caption ? `[${type}] ${caption}` : `[${type}]`;
}

const describeItem = ({ quantity, product_retailer_id }: z.infer<typeof Item>): string =>
  `${quantity ?? 1} × ${product_retailer_id ?? "an item"}`;

/** PostgreSQL keeps no zero byte; the other control characters have no business in a chat either. */
const clean = (text: string, longest: number): string =>
  text.replaceAll(/[^\P{Cc}\n\t]/gu, "").slice(0, longest);
