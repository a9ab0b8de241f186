import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

export type Options = {
  /** How long to go on beginning new rounds. */
  readonly seconds: number;
  readonly seed: number;
  /** The one round to run, counted from 0; null runs rounds until the time is up. */
  readonly path: number | null;
};

/** Reads `--seconds 60 --seed N --path N`. Throws, naming the option, when one makes no sense. */
export function readOptions(given: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...given],
    options: { seconds: { type: "string" }, seed: { type: "string" }, path: { type: "string" } },
  });
  return {
    seconds: wholeNumber("seconds", values.seconds) ?? 60,
    seed: wholeNumber("seed", values.seed) ?? randomInt(1, 2 ** 31),
    path: wholeNumber("path", values.path),
  };
}

function wholeNumber(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new Error(`--${name} must be a whole number, not "${text}".`);
}
