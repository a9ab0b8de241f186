/** What can become of a prompt on the phone. `late`: no answer first, the PIN after all a while later. */
export const OUTCOMES = [
  "approve",
  "approve_wrong_amount",
  "late",
  "cancel",
  "wrong_pin",
  "insufficient",
  "timeout",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One question on one phone. `code` is null while the phone has not answered. */
export type Prompt = {
  readonly id: string;
  readonly merchantRequestId: string;
  readonly phone: string;
  /** Whole shillings. */
  readonly amount: number;
  readonly account: string;
  readonly words: string;
  readonly callbackUrl: string;
  readonly createdAt: string;
  /** Sandbox time, in milliseconds. */
  readonly askedAt: number;
  code: number | null;
  ended: string;
  receipt: string | null;
  paid: number | null;
  paidAt: number | null;
};
