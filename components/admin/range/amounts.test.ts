import { describe, expect, it } from "vitest";
import { readAmount, readPart, writeAmount, writePart } from "./amounts";
import { periodWords, readLagosField, seasonOf, toLagosField } from "./lagos";

describe("an amount as people type it", () => {
  it.each([
    ["4500", 450_000n],
    ["4,500", 450_000n],
    ["₦ 4,500.5", 450_050n],
    ["NGN 1", 100n],
    ["0.99", 99n],
  ])("%s is read", (text, minor) => expect(readAmount(text, "NGN")).toBe(minor));

  it.each(["", "free", "-4", "4.505", "4.", "1e5", "15%"])("“%s” is refused", (text) =>
    expect(readAmount(text, "NGN")).toBeNull(),
  );

  it("comes back as it was typed", () => {
    for (const text of ["4500", "4500.50", "0.09"])
      expect(writeAmount(readAmount(text, "USD") ?? -1n, "USD")).toBe(text);
  });
});

describe("a part off", () => {
  it.each([
    ["15%", 1_500],
    ["12.5 %", 1_250],
    ["2,25% off", 225],
  ])("%s is read", (text, points) => expect(readPart(text)).toBe(points));

  it.each(["15", "100%", "-5%", "%"])("“%s” is refused", (text) => expect(readPart(text)).toBeNull());

  it("is written short", () => expect([1_500, 1_250, 225].map(writePart)).toEqual(["15%", "12.5%", "2.25%"]));
});

describe("a moment in Lagos", () => {
  const at = new Date("2026-12-01T07:30:00Z");

  it("fills a field and comes back from it", () => {
    expect(toLagosField(at)).toBe("2026-12-01T08:30");
    expect(readLagosField(toLagosField(at))).toEqual(at);
    expect(readLagosField("")).toBeNull();
    expect(toLagosField(null)).toBe("");
  });

  it("is before, in or after a period whose end is not in it", () => {
    const later = new Date("2026-12-02T07:30:00Z");
    expect(seasonOf(at, later, at)).toBe("now");
    expect(seasonOf(at, later, later)).toBe("over");
    expect(seasonOf(later, null, at)).toBe("soon");
    expect(seasonOf(null, null, at)).toBe("now");
    expect(periodWords(null, null)).toBe("always");
    expect(periodWords(at, null)).toBe("from 1 Dec 2026, 08:30");
  });
});
