import { type Child, type Program, startChild } from "../children";
import { signal, waitUntil } from "../postgres/processes";

/** One process of the shop. */
export type Part = {
  /** `kill -9`, without a word of warning. */
  kill(): Promise<void>;
  /** Starts it again if it is dead, and waits until it can work. */
  revive(): Promise<void>;
  stop(): Promise<void>;
};

const READY_WITHIN_MS = 60_000;

/** Starts a process and waits until it is ready. */
export async function openPart(program: Program, isReady: () => Promise<boolean>): Promise<Part> {
  let child: Child | undefined;

  async function revive(): Promise<void> {
    if (!child || child.hasExited()) child = startChild(program);
    const current = child;
    const isUp = await waitUntil(async () => current.hasExited() || (await isReady()), READY_WITHIN_MS);
    if (isUp && !current.hasExited()) return;
    throw new Error(`The ${program.name} did not start. Its log is ${program.logs}/${program.name}.log`);
  }

  await revive();
  return {
    revive,
    async kill() {
      if (!child || child.hasExited()) return;
      // Its group, so that nothing it started goes on in its place.
      signal(-child.pid, "SIGKILL");
      await child.exited;
    },
    stop: async () => child?.stop(),
  };
}
