import { setTimeout as pause } from "node:timers/promises";
import type { Child } from "./children";
import { say } from "./progress";

/** What a shop is made of while it is open; closing it goes from the last part opened to the first. */
export type Shop = {
  readonly closers: (() => Promise<void>)[];
  readonly crash: (reason: Error) => void;
  isClosing: boolean;
};

const FORGIVEN_AFTER_MS = 60_000;

type Part = Pick<Child, "exited" | "stop">;

/**
 * Keeps one part of the shop running. A part that stops by itself is started again, once a minute at most; one that
 * cannot stay up ends the shop with its reason, rather than leave half of it open. Returns how to start it afresh.
 */
export async function keepRunning(shop: Shop, name: string, open: () => Promise<Part>): Promise<() => void> {
  let part: Part | undefined;
  let isRenewing = false;
  let lastRestart = Number.NEGATIVE_INFINITY;
  // Its place in the order of closing is the place where it was asked for, however long it takes to open.
  shop.closers.push(async () => part?.stop());
  part = await open();

  const watch = async (current: Part): Promise<void> => {
    const outcome = await current.exited;
    if (shop.isClosing) return;
    if (!isRenewing) await mourn(name, outcome, lastRestart);
    if (shop.isClosing) return;
    if (!isRenewing) lastRestart = Date.now();
    isRenewing = false;
    part = await open();
    return watch(part);
  };
  watch(part).catch((error: unknown) =>
    shop.crash(error instanceof Error ? error : new Error(String(error))),
  );

  return () => {
    if (shop.isClosing || isRenewing) return;
    isRenewing = true;
    part?.stop().catch(() => undefined);
  };
}

async function mourn(name: string, outcome: string, lastRestart: number): Promise<void> {
  if (Date.now() - lastRestart < FORGIVEN_AFTER_MS) {
    throw new Error(
      `${name} keeps stopping (${outcome}). Its log is ${name.toLowerCase()}.log in the logs folder.`,
    );
  }
  say(`${name} stopped unexpectedly (${outcome}); starting it again.`);
  await pause(200);
}

/** Stops every part, the last opened first, and goes on when one of them will not. */
export async function closeShop(shop: Shop): Promise<void> {
  shop.isClosing = true;
  for (const close of shop.closers.splice(0).reverse()) {
    await close().catch((error: unknown) => say(`While closing: ${String(error)}`));
  }
}
