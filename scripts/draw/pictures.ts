import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import type { Drawing } from "./paint/drawing";
import { render } from "./paint/render";
import { SHEETS } from "./sheets";

/** Paints every picture of the shop into public/media and lists them in prisma/seed/media.json. */
const root = path.resolve(import.meta.dirname, "../..");
const media = path.join(root, "public/media");
const WIDTHS = [320, 640, 1080] as const;

type Listed = {
  path: string;
  widths: number[];
  width: number;
  height: number;
  colour: string;
  alt: string;
};

async function paint(drawing: Drawing): Promise<{ listed: Listed; bytes: number }> {
  const { key, alt, size } = drawing;
  const original = await render(drawing);
  const widths = size.width > 1080 ? [640, 1080, 1600] : [...WIDTHS];
  let bytes = 0;
  for (const width of widths) {
    const small = sharp(original).resize({ width });
    const quality = width <= 320 ? 50 : width <= 640 ? 47 : 42;
    const files = [
      small.clone().avif({ quality, effort: 5, chromaSubsampling: "4:2:0" }),
      small.clone().webp({ quality: quality + 14, effort: 5, smartSubsample: true }),
    ];
    for (const [index, file] of files.entries()) {
      const written = await file.toFile(path.join(media, `${key}-${width}.${index === 0 ? "avif" : "webp"}`));
      bytes += written.size;
    }
  }
  const { dominant } = await sharp(original).resize(40).stats();
  const colour = `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  return { listed: { path: `/media/${key}`, widths, ...size, colour, alt }, bytes };
}

const started = Date.now();
const only = process.argv[2];
const drawings = SHEETS.filter(({ key }) => !only || key.startsWith(only));
if (!only) await rm(media, { recursive: true, force: true });
await mkdir(media, { recursive: true });

const list: Record<string, Listed> = {};
let total = 0;
for (const [index, drawing] of drawings.entries()) {
  const { listed, bytes } = await paint(drawing);
  list[drawing.key] = listed;
  total += bytes;
  if (index % 10 === 9) console.log(`${index + 1} of ${drawings.length} pictures`);
}
if (!only) await writeFile(path.join(root, "prisma/seed/media.json"), `${JSON.stringify(list, null, 2)}\n`);
console.log(
  `${drawings.length} pictures, ${(total / 1024 / 1024).toFixed(1)} MB, ${((Date.now() - started) / 1000).toFixed(0)} s`,
);
