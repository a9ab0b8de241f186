import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Weaves the two cloths of the pages into app/globals.css: adire squares as a tiny tile, aso-oke as a gradient. */
const CSS = path.resolve(import.meta.dirname, "../../app/globals.css");

const ring = (x: number, y: number, radii: readonly number[]) =>
  radii.map((r) => `<circle cx='${x}' cy='${y}' r='${r}'/>`).join("");

/** Dots around a circle, as the dyer dips her comb. */
const beads = (x: number, y: number, radius: number, count: number) =>
  `<circle cx='${x}' cy='${y}' r='${radius}' stroke-dasharray='0 ${((2 * Math.PI * radius) / count).toFixed(2)}' stroke-linecap='round' stroke-width='2.6'/>`;

const PETAL = "c9-5 9-11 0-17c-9 6-9 12 0 17";

/** Four painted squares, as on adire ẹlẹ́kọ: sun, kola, comb, water. */
function adireTile(): string {
  const sun = ring(24, 24, [4, 9]) + beads(24, 24, 15, 14);
  const kola = [45, 135, 225, 315]
    .map((turn) => `<path transform='rotate(${turn} 72 24)' d='M72 22${PETAL}'/>`)
    .join("");
  const comb = [56, 64, 72, 80, 88]
    .map((x, index) => `<path d='M${x} ${index % 2 ? 58 : 54}V${index % 2 ? 86 : 90}'/>`)
    .join("");
  const water = [60, 68, 76, 84].map((y) => `<path d='M8 ${y}q4-6 8 0t8 0t8 0t8 0'/>`).join("");
  return (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 96 96'>" +
    "<g fill='none' stroke='#8f9af0' stroke-opacity='.55' stroke-width='1.6'>" +
    "<path d='M0 0H96V96M0 48H96M48 0V96'/>" +
    `${sun}${kola}${comb}${water}</g></svg>`
  );
}

/** Widths in pixels of one repeat of the strip. */
const BANDS = [
  ["#f5b01b", 26],
  ["#fff", 5],
  ["#b3300a", 13],
  ["#fff", 5],
  ["#3d49c4", 34],
  ["#f5b01b", 5],
  ["#0f6b45", 13],
  ["#f5b01b", 5],
  ["#3d49c4", 18],
] as const;

function strip(): string {
  let at = 0;
  const stops = BANDS.map(([colour, width]) => {
    const from = at;
    at += width;
    return `${colour} ${from}px ${at}px`;
  });
  return `repeating-linear-gradient(90deg, ${stops.join(", ")})`;
}

const uri = (svg: string) => `url("data:image/svg+xml,${svg.replaceAll("#", "%23")}")`;

const block = [
  "/* cloth:start (written by scripts/draw/cloth.ts) */",
  ":root {",
  `  --cloth-adire: ${uri(adireTile())};`,
  `  --cloth-strip: ${strip()};`,
  "}",
  "/* cloth:end */",
].join("\n");

const css = await readFile(CSS, "utf8");
await writeFile(
  CSS,
  css.replace(/\/\* cloth:start[\s\S]*?cloth:end \*\//, () => block),
);
