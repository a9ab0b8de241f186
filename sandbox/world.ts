import type { Faults } from "./faults";
import type { SandboxKeys } from "./keys";
import type { Provider, State } from "./state";
import type { Timers } from "./timers";
import type { Webhooks } from "./webhooks";

/** How long the outside world takes, in milliseconds. Tests shorten it or use `advance`. */
export type Pace = {
  /** From "pay later" to the money arriving. */
  readonly laterMs: number;
  /** How long a question rings on a phone. */
  readonly promptMs: number;
  /** Between the steps of a refund. */
  readonly refundMs: number;
  /** Between the steps of a message: sent, delivered, read. */
  readonly messageMs: number;
  /** Waits before each new try of a webhook; their number is the limit. */
  readonly retriesMs: readonly number[];
};

export const REAL_PACE: Pace = {
  laterMs: 20_000,
  promptMs: 75_000,
  refundMs: 4_000,
  messageMs: 800,
  retriesMs: [2_000, 4_000, 8_000, 15_000, 30_000, 60_000],
};

export type Calls = { [provider in Provider]?: { [operation: string]: number } };

/** What every handler is handed: the sandbox seen from inside. */
export type World = {
  readonly keys: SandboxKeys;
  /** Where the shop lives: webhooks go to `{appUrl}/api/webhooks/{provider}`. */
  readonly appUrl: string;
  /** Where people reach the sandbox: hosted pages start with it. */
  readonly publicUrl: string;
  readonly pace: Pace;
  readonly state: State;
  readonly faults: Faults;
  readonly timers: Timers;
  readonly webhooks: Webhooks;
  calls: Calls;
};

export const nextSerial = (state: State): number => {
  state.serial += 1;
  return state.serial;
};
