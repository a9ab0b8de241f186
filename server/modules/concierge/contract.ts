import { z } from "zod";
import { OrderNumber } from "@/server/modules/orders/contract";

export const ConversationRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  contact: z.string(),
  status: z.string(),
  lastText: z.string(),
  cartReference: z.string().nullable(),
  orderNumber: z.string().nullable(),
  updatedAt: z.date(),
});
export type ConversationRow = z.infer<typeof ConversationRow>;

export const ConversationView = z.strictObject({
  id: z.string(),
  name: z.string(),
  contact: z.string(),
  status: z.string(),
  cartReference: z.string().nullable(),
  orderNumber: z.string().nullable(),
  /** Free text may be sent until then. */
  windowEndsAt: z.date().nullable(),
  messages: z.array(
    z.strictObject({
      id: z.string(),
      direction: z.enum(["in", "out"]),
      author: z.string(),
      text: z.string(),
      status: z.string(),
      at: z.date(),
    }),
  ),
});
export type ConversationView = z.infer<typeof ConversationView>;

export const ReplyInput = z.strictObject({
  conversationId: z.string().max(40),
  text: z.string().trim().min(1, { error: "Write a message" }).max(2000, { error: "At most 2,000 letters" }),
});
export type ReplyInput = z.infer<typeof ReplyInput>;

export const LinkInput = z.discriminatedUnion("about", [
  /** Anything: no reference, and nothing is looked up. */
  z.strictObject({ about: z.literal("shop") }),
  z.strictObject({ about: z.literal("product"), slug: z.string().min(1).max(120) }),
  z.strictObject({ about: z.literal("cart") }),
  z.strictObject({ about: z.literal("checkout") }),
  z.strictObject({ about: z.literal("order"), number: OrderNumber }),
]);
export type LinkInput = z.infer<typeof LinkInput>;

export const Link = z.strictObject({ url: z.string() });
export type Link = z.infer<typeof Link>;

export const ConversationInput = z.strictObject({ id: z.string().max(40) });
export type ConversationInput = z.infer<typeof ConversationInput>;
