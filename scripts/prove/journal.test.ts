import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createJournal } from "./journal";

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
afterEach(() => void vi.useRealTimers());

const answer = (status: number | null, began: number, ended: number) => ({
  what: "cart.view",
  audience: "people" as const,
  status,
  began,
  ended,
  words: "",
});

describe("what the journal complains of", () => {
  it("is a failed answer when nothing was broken, once", () => {
    const journal = createJournal();
    journal.answered(answer(500, 10, 20));
    journal.answered(answer(null, 10, 20));
    journal.answered(answer(404, 10, 20));
    expect(journal.takeComplaints()).toHaveLength(2);
    expect(journal.takeComplaints()).toEqual([]);
  });

  it("is not one that a fault overlapped, or that came a moment after", () => {
    const journal = createJournal();
    const end = journal.beginStorm("database");
    vi.setSystemTime(2_000);
    end(500);
    const times = [
      [900, 1_100],
      [1_500, 1_600],
      [2_400, 9_000],
    ] as const;
    for (const [began, ended] of times) journal.answered(answer(503, began, ended));
    expect(journal.takeComplaints()).toEqual([]);
    expect(journal.losses.get("503 to people")).toBe(3);
    journal.answered(answer(503, 2_501, 2_600));
    journal.answered(answer(503, 100, 900));
    expect(journal.takeComplaints()).toHaveLength(2);
  });

  it("is silence while only the database is away, and a failure while nobody should answer", () => {
    const away = createJournal();
    away.beginStorm("database");
    away.answered(answer(null, 1_000, 1_010));
    expect(away.takeComplaints()).toHaveLength(1);
    const dead = createJournal();
    dead.beginStorm("app");
    dead.answered(answer(null, 1_000, 1_010));
    expect(dead.takeComplaints()).toEqual([]);
    dead.answered(answer(503, 1_000, 1_010));
    expect(dead.takeComplaints()).toHaveLength(1);
  });

  it("is a fault that people were not told the reason of, whatever was broken; programs try again on any", () => {
    const journal = createJournal();
    journal.beginStorm("database");
    journal.answered(answer(500, 1_000, 1_010));
    journal.answered({ ...answer(500, 1_000, 1_010), audience: "programs" });
    expect(journal.takeComplaints()).toHaveLength(1);
  });

  it("is one key that made two orders, but not one order told twice", () => {
    const journal = createJournal();
    journal.acknowledge("key-1", "OJ-A");
    journal.acknowledge("key-1", "OJ-A");
    expect(journal.takeComplaints()).toEqual([]);
    journal.acknowledge("key-1", "OJ-B");
    expect(journal.takeComplaints()).toEqual(["One key, two orders: OJ-A and OJ-B"]);
  });
});
