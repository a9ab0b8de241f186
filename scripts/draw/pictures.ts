import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Drawing } from "./paint/drawing";
import { encode, type Listed, MEDIA, SETTINGS } from "./paint/encode";
import { SHEETS } from "./sheets";

/**
 * Paints every picture of the shop into public/media and lists them in prisma/seed/media.json. A picture whose
 * drawing has not changed since it was painted is left alone; with `--all` everything is painted again.
 */
const LIST = path.resolve(import.meta.dirname, "../../prisma/seed/media.json");
const PAINTED = path.join(import.meta.dirname, "painted.json");

const read = async <Value>(file: string): Promise<Record<string, Value>> =>
  JSON.parse(await readFile(file, "utf8").catch(() => "{}")) as Record<string, Value>;

/** Clip names are counted over the whole run, so they say nothing about the drawing. */
const printOf = ({ svg, size }: Drawing): string =>
  createHash("sha256")
    .update(svg.replace(/(id="|#)c\d+/g, "$1c"))
    .update(JSON.stringify(size))
    .update(SETTINGS)
    .digest("hex")
    .slice(0, 16);

/** JSON as the formatter writes it: short lists of numbers on one line. */
const tidy = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /\[\s+([\d,\s]+?)\s+\]/g,
    (_, numbers: string) => `[${numbers.replace(/\s+/g, " ")}]`,
  );

async function removeStrangers(keys: ReadonlySet<string>): Promise<void> {
  for (const file of await readdir(MEDIA)) {
    if (!keys.has(file.replace(/-\d+\.(avif|webp)$/, ""))) await rm(path.join(MEDIA, file));
  }
}

const isAll = process.argv.includes("--all");
const [before, listedBefore] = await Promise.all([read<string>(PAINTED), read<Listed>(LIST)]);
await mkdir(MEDIA, { recursive: true });
await removeStrangers(new Set(SHEETS.map(({ key }) => key)));

const painted: Record<string, string> = {};
const list: Record<string, Listed> = {};
let count = 0;
for (const drawing of SHEETS) {
  const { key, alt } = drawing;
  const print = printOf(drawing);
  const old = listedBefore[key];
  const isSame = !isAll && old && before[key] === print;
  list[key] = isSame ? { ...old, alt } : await encode(drawing);
  painted[key] = print;
  if (!isSame && ++count % 10 === 0) console.log(`${count} painted`);
}
await writeFile(LIST, `${tidy(list)}\n`);
await writeFile(PAINTED, `${tidy(painted)}\n`);
console.log(`${SHEETS.length} pictures, ${count} painted now`);
