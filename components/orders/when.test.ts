import { describe, expect, it } from "vitest";
import { addWorkingDays, momentWords } from "./when";

describe("times that shoppers read", () => {
  it("are Lagos times, whatever the machine's zone", () => {
    expect(momentWords(new Date("2026-11-22T23:30:00Z"))).toBe("Mon 23 Nov, 00:30 WAT");
  });

  it.each([
    ["2026-11-20", 1, "2026-11-23"],
    ["2026-11-23", 5, "2026-11-30"],
    ["2026-11-21", 0, "2026-11-21"],
  ])("skips weekends: %s and %i working days is %s", (from, days, until) => {
    expect(
      addWorkingDays(new Date(`${from}T12:00:00Z`), days)
        .toISOString()
        .slice(0, 10),
    ).toBe(until);
  });
});
