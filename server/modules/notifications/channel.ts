import type { Outcome } from "@/server/shared/outcome";

export const CHANNELS = ["email", "sms", "whatsapp"] as const;
export type ChannelName = (typeof CHANNELS)[number];

export type OutgoingMessage = {
  /** Our id of the message; a service that takes idempotency keys is given this one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
};

/** `rejected` will be rejected again; `unavailable` was not carried out; `unknown` may have been. */
export type SendFailure = "rejected" | "unavailable" | "unknown";

export type Receipt = {
  readonly eventKey: string;
  readonly providerId: string;
  readonly status: "sent" | "delivered" | "failed";
  readonly problem: string | null;
};

/** `forged`: not signed by the service. `stale`: signed, but too long ago. `unreadable`: signed, and not understood. */
export type ReceiptFailure = "forged" | "stale" | "unreadable";

/**
 * One way of reaching people. Adding another means one folder under `providers/`, one
 * line in `server/wiring.ts`, and passing the suite in `server/testing/channel-contract.ts`.
 */
export type MessageChannel = {
  readonly name: ChannelName;
  /** True when the service takes our id of the message and sends it once, however often it is asked. */
  readonly isIdempotent: boolean;
  send(message: OutgoingMessage): Promise<Outcome<{ providerId: string }, SendFailure>>;
  /** Checks the signature over the raw bytes first, and only then reads them. */
  read(rawBody: string, headers: Headers): Outcome<readonly Receipt[], ReceiptFailure>;
};

/** A channel without keys is absent. */
export type MessageChannels = Readonly<Partial<Record<ChannelName, MessageChannel>>>;
