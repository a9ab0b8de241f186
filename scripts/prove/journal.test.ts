import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createJournal } from "./journal";

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
afterEach(() => void vi.useRealTimers());

const answer = (status: number | null, began: number, ended: number) => ({
  what: "cart.view",
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
    const end = journal.beginStorm();
    vi.setSystemTime(2_000);
    end(500);
    for (const [began, ended] of [
      [900, 1_100],
      [1_500, 1_600],
      [2_400, 9_000],
    ] as const)
      journal.answered(answer(500, began, ended));
    expect(journal.takeComplaints()).toEqual([]);
    expect(journal.losses.get("500 (shop)")).toBe(3);
    journal.answered(answer(500, 2_501, 2_600));
    journal.answered(answer(500, 100, 900));
    expect(journal.takeComplaints()).toHaveLength(2);
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
