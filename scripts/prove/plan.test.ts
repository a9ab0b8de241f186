import { describe, expect, it } from "vitest";
import { planRound, SHOPPERS } from "./plan";

const rounds = Array.from({ length: 40 }, (_, at) => planRound(7, at));

describe("a plan", () => {
  it("is the same for the same seed and place, whatever was planned before it", () => {
    expect(planRound(7, 3)).toEqual(rounds[3]);
    expect(planRound(7, 3)).toEqual(planRound(7, 3));
  });

  it("is another for another seed or place", () => {
    expect(planRound(8, 3)).not.toEqual(rounds[3]);
    expect(rounds[4]).not.toEqual(rounds[3]);
  });

  it("leaves out nothing that people or the world do", () => {
    const beats = rounds.flatMap((round) => round.beats);
    expect(new Set(beats.flatMap(({ steps }) => steps.map(({ operation }) => operation.kind))).size).toBe(20);
    expect(new Set(beats.map(({ fault }) => fault.kind)).size).toBe(8);
    expect(new Set(beats.map(({ news }) => news)).size).toBe(7);
  });

  it("gives every step to somebody there is", () => {
    const who = rounds.flatMap(({ beats }) => beats.flatMap(({ steps }) => steps.map((step) => step.who)));
    expect(Math.min(...who)).toBe(0);
    expect(Math.max(...who)).toBe(SHOPPERS - 1);
  });
});
