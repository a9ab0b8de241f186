import { openHand } from "../lettering";
import { group, path } from "./svg";

const hand = await openHand();

type Words = {
  readonly text: string;
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
  readonly spacing?: number;
};

/** A line of words with its middle on the origin, baseline at 0. Returns how wide it is, too. */
export function words({ text, size, fill, weight = 800, spacing = 0 }: Words): {
  art: string;
  width: number;
} {
  const line = hand(text, size, weight, spacing);
  return {
    art: group(path(line.path, { fill }), `translate(${(-line.width / 2).toFixed(1)} 0)`),
    width: line.width,
  };
}

/** The largest size at which every line fits the measure, up to a limit. */
export function fitted(lines: readonly string[], measure: number, limit: number, weight = 800): number {
  const widest = Math.max(...lines.map((line) => hand(line, 100, weight).width));
  return Math.min(limit, (measure / widest) * 100);
}
