import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { readCmap, readGlyphs } from "./glyphs";
import { type Tables, tableOf } from "./sfnt";

/** How often each sign comes in a thousand of English text, and how wide Arial draws it (of 2048). */
const SIGNS: Readonly<Record<string, readonly [often: number, arial: number]>> = {
  " ": [182, 569],
  e: [102, 1139],
  t: [75, 569],
  a: [65, 1139],
  o: [62, 1139],
  n: [57, 1139],
  i: [57, 455],
  s: [53, 1024],
  r: [50, 682],
  h: [50, 1139],
  l: [33, 455],
  d: [33, 1139],
  u: [23, 1139],
  c: [22, 1024],
  m: [20, 1706],
  f: [20, 569],
  w: [17, 1479],
  g: [16, 1139],
  p: [15, 1139],
  y: [14, 1024],
  b: [13, 1139],
  v: [8, 1024],
  k: [6, 1024],
  x: [1, 1024],
  j: [1, 455],
  q: [1, 1139],
  z: [1, 1024],
};

/** Tells the style sheet how to stretch Arial so that a page does not move when our font arrives. */
export async function writeFallback(tables: Tables): Promise<void> {
  const em = tableOf(tables, "head").readUInt16BE(18);
  const hhea = tableOf(tables, "hhea");
  const map = readCmap(tableOf(tables, "cmap"));
  const glyphs = readGlyphs(tables);

  let [ours, arial] = [0, 0];
  for (const [sign, [often, width]] of Object.entries(SIGNS)) {
    ours += often * ((glyphs[map.get(sign.charCodeAt(0)) ?? 0]?.advance ?? 0) / em);
    arial += often * (width / 2048);
  }
  const stretch = ours / arial;
  const percent = (units: number) => `${((units / em / stretch) * 100).toFixed(2)}%`;
  const lines = [
    `size-adjust: ${(stretch * 100).toFixed(2)}%;`,
    `  ascent-override: ${percent(hhea.readInt16BE(4))};`,
    `  descent-override: ${percent(-hhea.readInt16BE(6))};`,
    `  line-gap-override: ${percent(hhea.readInt16BE(8))};`,
  ];
  const file = path.resolve(import.meta.dirname, "../../app/globals.css");
  const css = await readFile(file, "utf8");
  await writeFile(file, css.replace(/size-adjust:[\s\S]*?line-gap-override: [^;]*;/, lines.join("\n")));
}
