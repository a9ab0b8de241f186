import { after, MINUTE, SECOND } from "@/server/platform/clock";
import { maskEmail, maskPhone } from "@/server/shared/phone";
import type { ChannelName } from "./channel";
import type { MessageStatus } from "./contract";

/** A claim older than this belongs to a worker that died. */
export const CLAIM_LASTS = 2 * MINUTE;
export const MOST_TRIES = 10;
export const LONGEST_WAIT = 60 * MINUTE;

/** 20 s, 40 s, … up to an hour: when to try again after a service could not be reached. */
export const nextTryAt = (at: Date, tries: number): Date =>
  after(at, Math.min(10 * SECOND * 2 ** Math.min(tries, 20), LONGEST_WAIT));

/** What a receipt may overwrite: receipts come in any order, and `delivered` is the last word. */
const BEFORE = {
  sent: ["queued", "sending", "unknown"],
  failed: ["queued", "sending", "unknown", "sent"],
  delivered: ["queued", "sending", "unknown", "sent", "failed"],
} as const satisfies Record<"sent" | "failed" | "delivered", readonly MessageStatus[]>;

export const statusesBefore = (status: keyof typeof BEFORE): MessageStatus[] => [...BEFORE[status]];

/** Letters whose words open a door: shown to nobody, and forgotten once sent. */
export const isSecretTemplate = (name: string): boolean => name === "one-time-code";

/** Countries whose networks we may send SMS to. */
export const takesSms = (phone: string): boolean => /^\+(234|254)\d{7,12}$/.test(phone);

/** Letters to people who asked to be told once: whom they went to is forgotten once they are sent. */
export const forgetsRecipient = (name: string): boolean => name === "back-in-stock";

const HIDDEN = "•••";

/** What is left of an address that is forgotten: enough to tell two apart, not to write to. */
export const hideRecipient = (channel: ChannelName, recipient: string): string =>
  channel === "email" ? maskEmail(recipient) : maskPhone(recipient);

export const isHidden = (recipient: string): boolean => recipient.includes(HIDDEN);
