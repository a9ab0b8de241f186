import { setTimeout as pause } from "node:timers/promises";
import type { FaultSet, FaultTable } from "@/sandbox/faults";
import type { Journal } from "./journal";
import type { Beat, Fault, News } from "./plan";
import { setFaults } from "./sandbox";
import type { Town } from "./town";

/** Answers may fail for this long after a part is back: connections that broke are found out one by one. */
const GRACE_MS = { app: 500, database: 5_000 };

const NEWS_FAULTS: Readonly<Record<News, FaultSet>> = {
  prompt: {},
  duplicated: { duplicate: 3 },
  reordered: { reorder: true },
  dropped: { drop: true },
  wrongly_signed: { wrongSignature: true },
  stale: { staleTimestamp: true },
  late: { delayMs: 700 },
};

/** What the world outside does wrong during a beat. It must cost the shop no failed answer. */
export function tableFor({ fault, news }: Pick<Beat, "fault" | "news">): FaultTable {
  const world: FaultTable = news === "prompt" ? {} : { "*": { ...NEWS_FAULTS[news], on: "webhooks" } };
  switch (fault.kind) {
    case "provider_slow":
      return { ...world, [fault.provider]: { on: "api", delayMs: fault.delayMs } };
    case "provider_down":
      return { ...world, [fault.provider]: { on: "api", status500: true } };
    case "answer_lost":
      return { ...world, [fault.provider]: { on: "api", answerLost: fault.times } };
    default:
      return world;
  }
}

/** Lets the fault of a beat strike after its time. Whatever it killed is up again when this returns. */
export async function strike(town: Town, journal: Journal, { fault, strikesAfterMs }: Beat): Promise<void> {
  await pause(strikesAfterMs);
  journal.struck(fault.kind);
  await strikeNow(town, journal, fault);
}

async function strikeNow(town: Town, journal: Journal, fault: Fault): Promise<void> {
  switch (fault.kind) {
    case "app_killed": {
      const endStorm = journal.beginStorm("app");
      await town.app.kill();
      await town.app.revive();
      return endStorm(GRACE_MS.app);
    }
    case "worker_killed":
      await town.worker.kill();
      return town.worker.revive();
    case "database_cut": {
      const endStorm = journal.beginStorm("database");
      await town.records.cut();
      return endStorm(GRACE_MS.database);
    }
    case "database_crashed": {
      const endStorm = journal.beginStorm("database");
      await town.records.crash();
      return endStorm(GRACE_MS.database);
    }
    // Nothing, or the world's doing, which was set when the beat began.
    case "none":
    case "provider_slow":
    case "provider_down":
    case "answer_lost":
      return;
  }
}

/** Everything works again, and everything that is dead is started. */
export async function clearUp(town: Town): Promise<void> {
  await setFaults(town, {});
  await town.worker.revive();
  await town.app.revive();
}
