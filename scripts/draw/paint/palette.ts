/** The dyer's shelf. Every picture is painted from it, so they belong together. */
export const P = {
  night: "#12153a",
  indigo: "#1d2474",
  blue: "#2f3bb0",
  sky: "#8f9af0",
  starch: "#dfe5fb",
  chalk: "#f8f4ea",
  raffia: "#e9d3a1",
  ochre: "#f5b01b",
  amber: "#d98a0b",
  palm: "#d9461a",
  oil: "#a62c0b",
  kola: "#8a1f42",
  pink: "#f0a3a0",
  clay: "#b85c30",
  earth: "#76341a",
  bark: "#43200f",
  leaf: "#17734a",
  lime: "#8fbf5a",
  lagoon: "#0e6f86",
  mint: "#a9d8c8",
  calabash: "#dba04f",
  black: "#0d0f22",
  white: "#ffffff",
} as const;

function channels(hex: string): readonly [number, number, number] {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

/** Part of the way from one colour to another. */
export function mix(from: string, to: string, part: number): string {
  const [a, b] = [channels(from), channels(to)];
  const blend = a.map((value, index) => Math.round(value + ((b[index] ?? 0) - value) * part));
  return `#${blend.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

export const darker = (colour: string, part = 0.25): string => mix(colour, P.night, part);
export const lighter = (colour: string, part = 0.25): string => mix(colour, P.chalk, part);
