import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Lot, needsSecondPerson, nextPage, packCursor, pickFirstExpiring, unpackCursor } from "./policy";

const at = new Date("2026-11-22T09:00:00Z");
const day = (offset: number) => new Date(at.getTime() + offset * 86_400_000);
const lot = (batchId: string, onHand: number, expires: number | null, received = 0): Lot => ({
  batchId,
  onHand,
  expiresAt: expires === null ? null : day(expires),
  receivedAt: day(received),
});

describe("what leaves first", () => {
  it.each([
    ["the batch that expires first", [lot("b", 5, 9), lot("a", 5, 2)], 4, [["a", 4]]],
    [
      "the next one when that is empty",
      [lot("b", 5, 9), lot("a", 3, 2)],
      4,
      [
        ["a", 3],
        ["b", 1],
      ],
    ],
    ["the older of two that expire alike", [lot("a", 5, 9, -1), lot("b", 5, 9, -2)], 4, [["b", 4]]],
    [
      "one that never expires after one that does",
      [lot("a", 5, null), lot("b", 1, 9)],
      2,
      [
        ["b", 1],
        ["a", 1],
      ],
    ],
    [
      "loose units after known batches",
      [lot("a", 1, 9)],
      3,
      [
        ["a", 1],
        [null, 2],
      ],
    ],
    [
      "what has expired, last of all",
      [lot("a", 5, -1), lot("b", 1, 9)],
      9,
      [
        ["b", 1],
        [null, 3],
        ["a", 5],
      ],
    ],
    [
      "what expires this moment, as expired",
      [lot("a", 5, 0)],
      4,
      [
        [null, 3],
        ["a", 1],
      ],
    ],
  ] as const)("%s", (_, lots, quantity, expected) => {
    const taken = pickFirstExpiring(lots, { quantity, loose: 3, at });
    expect(taken.map((one) => [one.batchId, one.quantity])).toEqual(expected);
  });

  it("is as much as asked for while that is there, and never more than lies in a batch", () => {
    const lots = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -5, max: 5 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(lots, fc.nat(9), fc.integer({ min: 1, max: 60 }), (given, loose, quantity) => {
        const shelf = given.map(([onHand, expires], place) => lot(`${place}`, onHand, expires));
        const taken = pickFirstExpiring(shelf, { quantity, loose, at });
        const there = shelf.reduce((sum, one) => sum + one.onHand, loose);
        expect(taken.reduce((sum, one) => sum + one.quantity, 0)).toBe(Math.min(quantity, there));
        for (const one of taken)
          expect(one.quantity).toBeLessThanOrEqual(
            shelf.find((of) => of.batchId === one.batchId)?.onHand ?? loose,
          );
      }),
    );
  });
});

it("asks for a second person above fifty units", () => {
  expect([needsSecondPerson(50), needsSecondPerson(51)]).toEqual([false, true]);
});

describe("a cursor", () => {
  it("comes back as it was given, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 3 }), (parts) => {
        const cursor = packCursor(parts);
        expect(unpackCursor(cursor, parts.length)).toEqual(cursor ? parts : null);
      }),
    );
  });

  it("that we never gave starts from the beginning", () => {
    expect([unpackCursor("%E0%A4%A~b", 2), unpackCursor("a", 2), unpackCursor(undefined, 2)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("is there only while there is more", () => {
    const rows = Array.from({ length: 51 }, (_, place) => place);
    expect(nextPage(rows, (last) => [last])).toEqual({ rows: rows.slice(0, 50), nextCursor: "49" });
    expect(nextPage(rows.slice(1), (last) => [last]).nextCursor).toBeNull();
  });
});
