import type { Fault, Operation } from "./plan";

/** What became of an operation: `lost` got no usable answer, `idle` found nothing to do. */
export type Outcome = "done" | "refused" | "lost" | "idle";

type Answer = {
  readonly what: string;
  readonly audience: "people" | "programs";
  /** An HTTP status, or null when no answer came. */
  readonly status: number | null;
  readonly began: number;
  readonly ended: number;
  readonly words: string;
};

/** While the app is dead nobody answers; while the database is away, the app answers that it is. */
type Storm = { readonly over: "app" | "database"; readonly from: number; until: number };

export type Journal = {
  readonly operations: Map<string, Record<Outcome, number>>;
  readonly faults: Map<string, number>;
  /** Order numbers that a shopper was told, with the key they were asked for by. */
  readonly acknowledged: Map<string, string>;
  readonly counts: { requests: number };
  /** Answers that failed while a part of the shop was down, by status. */
  readonly losses: Map<string, number>;
  did(kind: Operation["kind"], outcome: Outcome): void;
  struck(kind: Fault["kind"]): void;
  answered(answer: Answer): void;
  /** A shopper was told the number of the order that a key made. */
  acknowledge(key: string, orderNumber: string): void;
  /** Answers may fail from now until the returned function is called, and a moment longer. */
  beginStorm(over: Storm["over"]): (graceMs: number) => void;
  complain(words: string): void;
  /** Everything that was wrong since the last call. */
  takeComplaints(): string[];
};

export function createJournal(): Journal {
  const storms: Storm[] = [];
  let failures: Answer[] = [];
  let complaints: string[] = [];
  const journal: Journal = {
    operations: new Map(),
    faults: new Map(),
    acknowledged: new Map(),
    counts: { requests: 0 },
    losses: new Map(),
    did(kind, outcome) {
      const tally = journal.operations.get(kind) ?? { done: 0, refused: 0, lost: 0, idle: 0 };
      tally[outcome] += 1;
      journal.operations.set(kind, tally);
    },
    struck(kind) {
      journal.faults.set(kind, (journal.faults.get(kind) ?? 0) + 1);
    },
    answered(answer) {
      journal.counts.requests += 1;
      if (answer.status === null || answer.status >= 500) failures.push(answer);
    },
    acknowledge(key, orderNumber) {
      for (const [known, other] of journal.acknowledged) {
        if (other === key && known !== orderNumber)
          complaints.push(`One key, two orders: ${known} and ${orderNumber}`);
      }
      journal.acknowledged.set(orderNumber, key);
    },
    beginStorm(over) {
      const storm: Storm = { over, from: Date.now(), until: Number.POSITIVE_INFINITY };
      storms.push(storm);
      return (graceMs) => {
        storm.until = Date.now() + graceMs;
      };
    },
    complain: (words) => void complaints.push(words),
    takeComplaints() {
      const isExcused = (failure: Answer) => storms.some((storm) => excuses(storm, failure));
      for (const failure of failures.filter(isExcused)) {
        const kind = kindOf(failure);
        journal.losses.set(kind, (journal.losses.get(kind) ?? 0) + 1);
      }
      const taken = [...complaints, ...failures.filter((failure) => !isExcused(failure)).map(describe)];
      failures = [];
      complaints = [];
      return taken;
    },
  };
  return journal;
}

function excuses({ over, from, until }: Storm, { audience, status, began, ended }: Answer): boolean {
  if (began > until || ended < from) return false;
  if (over === "app" || status === null) return over === "app" && status === null;
  // Programs try again on any failure; people are told that the shop is catching its breath.
  return audience === "programs" || status === 503;
}

const kindOf = ({ audience, status }: Answer): string =>
  status === null ? "no answer" : `${status} to ${audience}`;

const describe = ({ what, status, began, ended, words }: Answer): string =>
  `${what}: ${status ?? "no answer"} after ${ended - began} ms, which no fault excuses${words ? ` (${words})` : ""}`;
