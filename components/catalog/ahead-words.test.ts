import { expect, it } from "vitest";
import { aheadWords } from "./ahead-words";

const now = new Date("2026-11-22T10:00:00Z");

it.each([
  ["2026-12-11T23:00:00Z", "Ships from 12 December"],
  ["2027-12-12T10:00:00Z", "Ships from 12 December 2027"],
  ["2026-11-01T10:00:00Z", "Ships as soon as it is here"],
  [null, "Ships as soon as it is here"],
])("%s is said as %s", (shipsFrom, words) => {
  expect(aheadWords({ shipsFrom: shipsFrom === null ? null : new Date(shipsFrom) }, now)).toBe(words);
});
