import type { Turned } from "./lathe";
import { type Point, times } from "./svg";

/** Patterns that run around a turned thing between two heights. */
export type Belt = {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly colour: string;
};

const RIGHT = Math.PI / 2;
const turnOf = (index: number, count: number) => -RIGHT + (Math.PI * index) / count;

export const zigzag = (on: Turned, { low, high, count, colour }: Belt, width = 6): string =>
  on.line(
    Array.from(
      { length: count * 2 + 1 },
      (_, index): Point => [turnOf(index, count * 2), index % 2 ? high : low],
    ),
    colour,
    width,
  );

export const triangles = (on: Turned, { low, high, count, colour }: Belt, isUp = true): string =>
  times(count, (index) => {
    const [from, to] = [turnOf(index, count), turnOf(index + 1, count)];
    const [foot, tip] = isUp ? [low, high] : [high, low];
    return on.patch(
      [
        [from, foot],
        [(from + to) / 2, tip],
        [to, foot],
      ],
      colour,
    );
  });

export const diamonds = (on: Turned, { low, high, count, colour }: Belt): string =>
  times(count, (index) => {
    const [from, to] = [turnOf(index, count), turnOf(index + 1, count)];
    const [middle, half] = [(from + to) / 2, (low + high) / 2];
    return on.patch(
      [
        [from, half],
        [middle, high],
        [to, half],
        [middle, low],
      ],
      colour,
    );
  });

export const dots = (on: Turned, { low, high, count, colour }: Belt, size = 7): string =>
  times(count, (index) => {
    const turn = turnOf(index + 0.5, count);
    const [x, y] = on.at(turn, (low + high) / 2);
    return `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${(size * Math.max(0.25, Math.cos(turn))).toFixed(1)}" ry="${size}" fill="${colour}"/>`;
  });

export const combed = (on: Turned, { low, high, count, colour }: Belt, width = 4): string =>
  times(count, (index) => {
    const turn = turnOf(index + 0.5, count);
    return on.line(
      [
        [turn, low],
        [turn, high],
      ],
      colour,
      width,
    );
  });

export const slanted = (on: Turned, { low, high, count, colour }: Belt, width = 4): string =>
  times(count + 1, (index) => {
    const turn = turnOf(index - 0.5, count);
    return on.line(
      [
        [Math.max(-RIGHT, turn), low],
        [Math.min(RIGHT, turn + Math.PI / count), high],
      ],
      colour,
      width,
    );
  });

export const waves = (on: Turned, { low, high, count, colour }: Belt, width = 5): string =>
  on.line(
    Array.from(
      { length: 61 },
      (_, index): Point => [
        turnOf(index, 60),
        (low + high) / 2 + ((high - low) / 2) * Math.sin((index / 60) * count * Math.PI * 2),
      ],
    ),
    colour,
    width,
  );

export const leaves = (on: Turned, { low, high, count, colour }: Belt): string =>
  times(count, (index) => {
    const turn = turnOf(index + 0.5, count);
    const reach = (Math.PI / count) * 0.36;
    const rise = (part: number) => low + (high - low) * part;
    return on.patch(
      [
        [turn, rise(0)],
        [turn + reach, rise(0.4)],
        [turn, rise(1)],
        [turn - reach, rise(0.4)],
      ],
      colour,
    );
  });

export const rings = (on: Turned, heights: readonly number[], colour: string, width = 5): string =>
  heights.map((height) => on.ring(height, colour, width)).join("");
