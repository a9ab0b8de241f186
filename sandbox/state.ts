import type { Prompt } from "./daraja/types";
import type { Dispute, Refund, Transaction } from "./paystack/types";
import type { Charge, Intent, Session, StripeEvent, StripeRefund } from "./stripe/types";

export const PROVIDERS = ["paystack", "stripe", "daraja", "resend", "twilio", "whatsapp"] as const;
export type Provider = (typeof PROVIDERS)[number];

export const PROVIDER_NAMES: { readonly [provider in Provider]: string } = {
  paystack: "Paystack",
  stripe: "Stripe",
  daraja: "M-Pesa",
  resend: "Resend",
  twilio: "Twilio",
  whatsapp: "WhatsApp",
};

export type TaskKind =
  | "webhook"
  | "paystack.charge"
  | "paystack.refund"
  | "stripe.settle"
  | "stripe.fail"
  | "stripe.expire"
  | "stripe.refund"
  | "daraja.timeout"
  | "daraja.approve"
  | "resend.status"
  | "twilio.status"
  | "whatsapp.status";

export type Task = { readonly id: number; due: number; readonly kind: TaskKind; readonly ref: string };

export type MessageKind = "mail" | "sms" | "whatsapp";

export type Message = {
  readonly id: string;
  readonly kind: MessageKind;
  readonly direction: "out" | "in";
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  status: string;
  /** What only this kind of message has: tags, callback address, reply buttons. */
  readonly extra: { readonly [key: string]: unknown };
};

type Attempt = {
  readonly at: string;
  readonly result: string;
  readonly ok: boolean;
  readonly ms: number;
};

export type Delivery = {
  readonly id: string;
  readonly provider: Provider;
  readonly event: string;
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  state: "pending" | "delivered" | "failed" | "dropped";
  readonly attempts: Attempt[];
};

export type SavedAnswer = {
  readonly at: number;
  readonly fingerprint: string;
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
};

/** Everything the sandbox remembers: plain JSON, so that a restart can pick it up again. */
export type State = {
  serial: number;
  offsetMs: number;
  tasks: Task[];
  messages: Message[];
  deliveries: Delivery[];
  paystack: { transactions: Transaction[]; refunds: Refund[]; disputes: Dispute[] };
  stripe: {
    sessions: Session[];
    intents: Intent[];
    charges: Charge[];
    refunds: StripeRefund[];
    events: StripeEvent[];
    answers: { [key: string]: SavedAnswer };
  };
  daraja: { token: { access: string; until: number } | null; prompts: Prompt[] };
  resend: { answers: { [key: string]: SavedAnswer } };
  whatsapp: { lastInbound: { [phone: string]: number } };
};

export const emptyState = (): State => ({
  serial: 1000,
  offsetMs: 0,
  tasks: [],
  messages: [],
  deliveries: [],
  paystack: { transactions: [], refunds: [], disputes: [] },
  stripe: { sessions: [], intents: [], charges: [], refunds: [], events: [], answers: {} },
  daraja: { token: null, prompts: [] },
  resend: { answers: {} },
  whatsapp: { lastInbound: {} },
});

const LIMIT = 1000;

/** Adds to a log that forgets its oldest entries. */
export function remember<Entry>(log: Entry[], entry: Entry): void {
  log.push(entry);
  if (log.length > LIMIT) log.splice(0, log.length - LIMIT);
}
