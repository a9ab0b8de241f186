import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(path.resolve(import.meta.dirname, "../../app/globals.css"), "utf8");

type Roles = ReadonlyMap<string, string>;

const light = rolesAfter('[data-theme="light"] {\n  color-scheme: light;');
const dark = rolesAfter('[data-theme="dark"] {');
const darkByDevice = rolesAfter(':root:not([data-theme="light"]) {');

/** Words and the ground they stand on: WCAG AA asks 4.5 to 1. */
const WORDS = [
  ["ink", ["paper", "surface", "sunken", "info-soft", "success-soft", "warning-soft", "danger-soft"]],
  ["muted", ["paper", "surface", "sunken", "info-soft"]],
  ["brand", ["paper", "surface", "sunken", "info-soft", "success-soft", "warning-soft", "danger-soft"]],
  ["sale", ["paper", "surface", "sunken"]],
  ["danger", ["paper", "surface", "danger-soft"]],
  ["success", ["paper", "surface", "success-soft"]],
  ["warning", ["paper", "surface", "warning-soft"]],
  ["info", ["paper", "surface", "info-soft"]],
  ["on-action", ["action", "action-hover"]],
  ["on-accent", ["accent"]],
  ["on-sale", ["sale"]],
  ["on-cloth", ["cloth"]],
  ["on-cloth-muted", ["cloth"]],
  ["accent", ["cloth"]],
] as const;

/** Edges and marks that carry meaning: 3 to 1. */
const MARKS = [
  ["line-strong", ["paper", "surface", "sunken"]],
  ["focus", ["paper", "surface", "sunken", "info-soft"]],
  ["action", ["paper", "surface"]],
] as const;

describe.each([
  ["light", light],
  ["dark", dark],
])("the %s colours", (_, roles) => {
  const pairs = (table: readonly (readonly [string, readonly string[]])[]) =>
    table.flatMap(([front, grounds]) => grounds.map((ground) => [front, ground] as const));

  it.each(pairs(WORDS))("let %s be read on %s", (front, ground) => {
    expect(contrast(colour(roles, front), colour(roles, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(MARKS))("let %s be seen on %s", (front, ground) => {
    expect(contrast(colour(roles, front), colour(roles, ground))).toBeGreaterThanOrEqual(3);
  });
});

it("is the same dark whether the device or the person chose it", () => {
  expect(darkByDevice.size).toBeGreaterThan(20);
  expect([...darkByDevice]).toEqual([...dark]);
});

it("has every role in both themes", () => {
  expect([...dark.keys()]).toEqual([...light.keys()]);
});

it("knows black on white", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

function rolesAfter(opening: string): Roles {
  const from = css.indexOf(opening);
  if (from < 0) throw new Error(`No block "${opening}" in globals.css`);
  const block = css.slice(from, css.indexOf("}", from));
  return new Map(
    [...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]),
  );
}

function colour(roles: Roles, name: string): string {
  const hex = roles.get(name);
  if (!hex) throw new Error(`No colour --${name}`);
  return hex;
}

function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
