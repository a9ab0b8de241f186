import { z } from "zod";
import type { Money } from "@/server/shared/money";

export const MESSAGE_STATUSES = ["queued", "sending", "sent", "delivered", "failed", "unknown"] as const;
export const MessageStatus = z.enum(MESSAGE_STATUSES);
export type MessageStatus = z.infer<typeof MessageStatus>;

/** A message as staff see it: whom it reached and how it went, never what a secret one said. */
export const MessageRow = z.strictObject({
  id: z.string(),
  channel: z.string(),
  /** Masked. */
  recipient: z.string(),
  template: z.string(),
  subject: z.string(),
  status: MessageStatus,
  problem: z.string().nullable(),
  tries: z.number().int(),
  orderId: z.string().nullable(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
});
export type MessageRow = z.infer<typeof MessageRow>;

export const MessagesInput = z.strictObject({
  status: MessageStatus.optional(),
  cursor: z.string().max(60).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type MessagesInput = z.input<typeof MessagesInput>;

export const MessagePage = z.strictObject({ rows: z.array(MessageRow), nextCursor: z.string().nullable() });
export type MessagePage = z.infer<typeof MessagePage>;

export const RetryMessageInput = z.strictObject({ id: z.string().max(40) });
export type RetryMessageInput = z.infer<typeof RetryMessageInput>;

/** What the letters about an order say. The caller knows the order; this room knows only how to tell it. */
export type OrderLetter = {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string;
  /** Page of the order, with the token that opens it. */
  readonly trackingUrl: string;
  readonly lines: readonly OrderLetterLine[];
  readonly delivery: Money;
  readonly total: Money;
  /** "Lekki, Lagos": where it goes, short. */
  readonly place: string;
  /** "Standard delivery, 2 to 4 days". */
  readonly deliveryLabel: string;
};

export type OrderLetterLine = { readonly title: string; readonly quantity: number; readonly total: Money };

export type ShipmentLetter = {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly trackingUrl: string | null;
};

export type RefundLetter = {
  readonly amount: Money;
  /** The money came after the order had lapsed and its goods were gone. */
  readonly isLatePayment: boolean;
};

export type CodeLetter = {
  readonly challengeId: string;
  readonly email: string;
  readonly name: string;
  readonly code: string;
  readonly minutes: number;
};

/** What runs low, for staff. The caller knows the stock; this room knows only how to tell it. */
export type LowStockLetter = {
  /** Names this letter: the same one is sent once to each. */
  readonly id: string;
  readonly lines: readonly LowStockLine[];
  /** Where staff see all of it. */
  readonly url: string;
};
export type LowStockLine = {
  readonly title: string;
  readonly sku: string;
  readonly available: number;
  /** At today's pace; null when few were sold. */
  readonly coverDays: number | null;
};

export type StaffContact = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone: string | null;
};

/** Something sold out is there again, for one who asked to be told. */
export type BackInStockLetter = {
  readonly id: string;
  readonly channel: "email" | "sms";
  /** E-mail, or E.164. */
  readonly address: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly url: string;
  /** Ends every notice to this address. */
  readonly stopUrl: string;
};
