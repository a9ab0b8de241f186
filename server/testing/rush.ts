import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { VariantId } from "@/server/shared/id";
import type { Errand, News } from "./rush-buyer";

const PROGRAM = path.join(import.meta.dirname, "rush-buyer.ts");
const PROCESSES = 3;
/** How many buyers one process serves at a time. */
const AT_ONCE = 6;

export type Rush = {
  readonly buyers: readonly number[];
  readonly variantId: VariantId;
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
 * Sends buyers through the real checkout in three processes, and kills processes while it goes on. Of the buyers
 * whose process dies three quarters try again with what their browser kept; the others never come back.
 */
export async function runRush(rush: Rush): Promise<Fate> {
  const fate: Fate = { bought: new Set(), refused: new Set(), lost: new Set(), broken: [], kills: 0 };
  const tokens = new Map<number, string>();
  const queue = [...rush.buyers];
  const total = rush.buyers.length;
  // Every second one early, while there is still something to sell.
  const killAt = Array.from({ length: rush.kills }, () => Math.floor(rush.random() ** 3 * total * 0.8)).sort(
    (a, b) => a - b,
  );
  const seats: Seat[] = [];
  const settled = () => fate.bought.size + fate.refused.size + fate.lost.size + fate.broken.length;

  await new Promise<void>((resolve) => {
    const serve = (seat: Seat): void => {
      while (seat.serving.size < AT_ONCE) {
        const buyer = queue.shift();
        if (buyer === undefined) break;
        const cartToken = tokens.get(buyer) ?? null;
        const errand = { buyer, variantId: rush.variantId, cartToken, idempotencyKey: keyOf(buyer) };
        seat.serving.set(buyer, errand);
        seat.child.send(errand);
      }
      if (settled() === total) resolve();
    };

    const hear = (seat: Seat, news: News): void => {
      if (news.kind === "cart") tokens.set(news.buyer, news.cartToken);
      else if (news.kind === "ready") serve(seat);
      else {
        seat.serving.delete(news.buyer);
        if (news.kind === "broken") fate.broken.push(`buyer ${news.buyer}: ${news.words}`);
        else fate[news.kind].add(news.buyer);
        if ((killAt[0] ?? Number.POSITIVE_INFINITY) <= settled()) {
          killAt.shift();
          killOne();
        }
        serve(seat);
      }
    };

    const killOne = (): void => {
      const busy = seats.filter(({ child, serving }) => child.connected && serving.size > 0);
      const victim = busy[Math.floor(rush.random() * busy.length)];
      if (victim?.child.kill("SIGKILL")) fate.kills += 1;
    };

    const sit = (seat: Seat): void => {
      seat.child.on("message", (news: News) => hear(seat, news));
      seat.child.once("exit", () => {
        for (const buyer of seat.serving.keys()) {
          if (rush.kills > 0 && rush.random() < 0.25) fate.lost.add(buyer);
          else queue.push(buyer);
        }
        seat.serving.clear();
        if (settled() === total) return resolve();
        seat.child = open(rush.environment);
        sit(seat);
      });
    };

    for (let at = 0; at < PROCESSES; at++) {
      const seat: Seat = { child: open(rush.environment), serving: new Map() };
      seats.push(seat);
      sit(seat);
    }
  });

  for (const { child } of seats) {
    child.removeAllListeners("exit");
    child.disconnect();
  }
  return fate;
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
