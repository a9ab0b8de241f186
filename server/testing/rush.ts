import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { VariantId } from "@/server/shared/id";
import type { Errand, News } from "./rush-buyer";

const PROGRAM = path.join(import.meta.dirname, "rush-buyer.ts");
/** How many buyers one process serves at a time. */
const AT_ONCE = 6;
/** On a machine that is busy with other things a statement may take too long. A deadlock is no such thing, and ends the test. */
const MOST_TRIES = 5;

export type Rush = {
  readonly buyers: readonly number[];
  readonly variantId: VariantId;
  readonly processes: number;
  /** For the processes: database, provider, secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** How many times a process is killed in the middle of its work. */
  readonly kills: number;
  readonly random: () => number;
};

export type Fate = {
  readonly bought: Set<number>;
  readonly refused: Set<number>;
  /** Their process died, and they never came back. */
  readonly lost: Set<number>;
  readonly broken: string[];
  kills: number;
};

type Seat = { child: ChildProcess; readonly serving: Map<number, Errand> };

/**
 * Sends buyers through the real checkout in several processes, and kills processes while it goes on. Of the buyers
 * whose process dies three quarters try again with what their browser kept; the others never come back.
 */
export async function runRush(rush: Rush): Promise<Fate> {
  const fate: Fate = { bought: new Set(), refused: new Set(), lost: new Set(), broken: [], kills: 0 };
  const seats: Seat[] = [];
  try {
    await new Promise<void>((resolve, reject) => direct({ rush, fate, seats, resolve, reject }));
  } finally {
    await Promise.all(seats.map(leave));
  }
  return fate;
}

type Direction = {
  readonly rush: Rush;
  readonly fate: Fate;
  readonly seats: Seat[];
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
};

function direct({ rush, fate, seats, resolve, reject }: Direction): void {
  const { random, buyers, variantId, environment } = rush;
  const total = buyers.length;
  const tokens = new Map<number, string>();
  const tries = new Map<number, number>();
  const queue = [...buyers];
  // Every second one early, while there is still something to sell.
  const killAt = Array.from({ length: rush.kills }, () => Math.floor(random() ** 3 * total * 0.8)).sort(
    (a, b) => a - b,
  );
  const settled = () => fate.bought.size + fate.refused.size + fate.lost.size + fate.broken.length;
  let starts = 0;

  function serve({ child, serving }: Seat): void {
    while (serving.size < AT_ONCE) {
      const buyer = queue.shift();
      if (buyer === undefined) break;
      const cartToken = tokens.get(buyer) ?? null;
      const errand = { buyer, variantId, cartToken, idempotencyKey: keyOf(buyer) };
      serving.set(buyer, errand);
      // What does not arrive any more is served again when the process is found to be dead.
      child.send(errand, () => undefined);
    }
    if (settled() === total) resolve();
  }

  function hear(seat: Seat, news: News): void {
    if (news.kind === "cart") tokens.set(news.buyer, news.cartToken);
    if (news.kind === "bought" || news.kind === "refused") fate[news.kind].add(news.buyer);
    if (news.kind === "away") askAgain(news.buyer, news.words);
    if (news.kind === "broken") fate.broken.push(`buyer ${news.buyer}: ${news.words}`);
    if (news.kind !== "cart" && news.kind !== "ready") seat.serving.delete(news.buyer);
    if ((killAt[0] ?? Number.POSITIVE_INFINITY) <= settled() && killOne()) killAt.shift();
    if (news.kind !== "cart") serve(seat);
  }

  function askAgain(buyer: number, words: string): void {
    const count = (tries.get(buyer) ?? 0) + 1;
    tries.set(buyer, count);
    if (count < MOST_TRIES) queue.push(buyer);
    else fate.broken.push(`buyer ${buyer}, ${count} times: ${words}`);
  }

  /** Only one that is in the middle of something: killing the idle proves nothing. */
  function killOne(): boolean {
    const busy = seats.filter(({ child, serving }) => child.connected && !child.killed && serving.size > 0);
    const isKilled = busy[Math.floor(random() * busy.length)]?.child.kill("SIGKILL") ?? false;
    if (isKilled) fate.kills += 1;
    return isKilled;
  }

  function sit(seat: Seat): void {
    const { child } = seat;
    child.on("message", (news: News) => hear(seat, news));
    // Said after the last message of the dead was heard.
    child.once("disconnect", () => {
      for (const buyer of seat.serving.keys()) {
        if (rush.kills > 0 && random() < 0.25) fate.lost.add(buyer);
        else queue.push(buyer);
      }
      seat.serving.clear();
      if (settled() === total) return resolve();
      starts += 1;
      if (starts > rush.kills + rush.processes) return reject(new Error("The processes die by themselves"));
      seat.child = open(environment);
      sit(seat);
    });
  }

  for (let at = 0; at < rush.processes; at++) {
    const seat: Seat = { child: open(environment), serving: new Map() };
    seats.push(seat);
    sit(seat);
  }
}

async function leave({ child }: Seat): Promise<void> {
  child.removeAllListeners("disconnect");
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  // Its buyers are all served, or it has not even begun.
  child.kill("SIGKILL");
  await exited;
}

const keyOf = (buyer: number): string => `rush-of-the-market-${String(buyer).padStart(4, "0")}`;

const open = (environment: Rush["environment"]): ChildProcess =>
  fork(PROGRAM, [], {
    execArgv: ["--import", "tsx"],
    env: { ...environment, NODE_ENV: "test", LOG_LEVEL: "silent" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });

/** Numbers from 0 to 1 that a seed decides: a run that failed can be run again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
