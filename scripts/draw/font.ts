import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { jointOf, type StandIn, seatMarks } from "./anchors";
import { writeFallback } from "./fallback";
import {
  cmapOf,
  type Glyph,
  readCmap,
  readGlyphs,
  sharedPeaks,
  variationOf,
  withOwnPeaks,
  writeGlyphs,
} from "./glyphs";
import { readTables, type Tables, tableOf, words, writeTables } from "./sfnt";

/**
 * Makes public/fonts/oja.woff2: Bricolage Grotesque, weights 400 to 800, with the naira sign, the dotted letters of
 * Yoruba and Igbo, an arrow and a tick. The published cuts keep these apart or lack them; here they become one file.
 */
const require = createRequire(import.meta.url);
type Cut = { targetFormat: string; noHinting: boolean; keepFeatures: string[]; variationAxes: object };
const subsetFont: (font: Buffer, text: string, cut: Cut) => Promise<Buffer> = require("subset-font");
const fontverter: {
  convert(font: Buffer, to: "woff2" | "truetype"): Promise<Buffer>;
} = require("fontverter");

const root = path.resolve(import.meta.dirname, "../..");
const source = path.join(root, "node_modules/@fontsource-variable/bricolage-grotesque");
const LIMIT = 30_000;

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");
const LATIN = `${ASCII}£€’‘“”–—×…·•−©½°²\u00a0àáèéìíòóùúÀÁÈÉÌÍÒÓÙÚ\u0300\u0301\u0304\u0323`;

/** Letters made of a letter and a mark that the cut has. */
const MADE = "ẹọṣịụẸỌṢỊỤṅṄǹǸńŃāēōūḿ";

const CUT = {
  targetFormat: "sfnt",
  noHinting: true,
  keepFeatures: ["kern", "mark", "mkmk", "ccmp", "tnum"],
  variationAxes: { opsz: 18, wght: { min: 400, max: 800, default: 400 } },
} satisfies Cut;

async function cut(name: string, text: string): Promise<Tables> {
  const file = await readFile(path.join(source, `files/bricolage-grotesque-${name}-opsz-normal.woff2`));
  return readTables(await subsetFont(file, text, CUT));
}

type Press = {
  readonly tables: Tables;
  readonly glyphs: Glyph[];
  readonly map: Map<number, number>;
  readonly grave: StandIn;
};

const idOf = (map: ReadonlyMap<number, number>, character: string): number => {
  const id = map.get(character.codePointAt(0) ?? 0);
  if (id === undefined) throw new Error(`The cut has no "${character}"`);
  return id;
};

function addGlyph({ glyphs, map }: Press, character: string, glyph: Glyph): number {
  glyphs.push(glyph);
  map.set(character.codePointAt(0) ?? 0, glyphs.length - 1);
  return glyphs.length - 1;
}

/** ẹ from e and the dot below, joined where the font would join them. */
function addMade(press: Press, character: string): { glyph: number; like: number } {
  const [letter = "", mark = ""] = [...character.normalize("NFD")];
  const like = idOf(press.map, letter);
  const isDotAbove = mark === "\u0307";
  const markId = idOf(press.map, isDotAbove ? "\u0323" : mark);
  const joint = isDotAbove
    ? jointAbove(press, like, markId)
    : jointOf(press.tables, like, markId, press.grave);
  const [base, dot] = [press.glyphs[like], press.glyphs[markId]];
  if (!base || !dot) throw new Error(`Cannot make "${character}"`);

  const x = joint.letter.x - joint.mark.x;
  const y = joint.letter.y - joint.mark.y;
  const box = (at: number) => [base.outline.readInt16BE(at), dot.outline.readInt16BE(at)] as const;
  const outline = Buffer.concat([
    words(
      -1,
      Math.min(box(2)[0], box(2)[1] + x),
      Math.min(box(4)[0], box(4)[1] + y),
      Math.max(box(6)[0], box(6)[1] + x),
      Math.max(box(8)[0], box(8)[1] + y),
    ),
    // Offsets are words and whole points; the letter lends its measure; another part follows.
    words(0x0227, like, 0, 0),
    words(0x0007, markId, x, y),
  ]);
  const dx = [0, joint.letter.dx - joint.mark.dx, 0, advanceShift(press.tables, like), 0, 0];
  const dy = [0, joint.letter.dy - joint.mark.dy, 0, 0, 0, 0];
  const glyph = addGlyph(press, character, { ...base, outline, variation: variationOf(dx, dy) });
  return { glyph, like };
}

/** The cut has no dot above: the dot below goes as far above the letter as it hangs below the line. */
function jointAbove(press: Press, letter: number, dot: number) {
  const above = jointOf(press.tables, letter, idOf(press.map, "\u0301")).letter;
  const below = jointOf(press.tables, idOf(press.map, "e"), dot).mark;
  const box = press.glyphs[dot]?.outline ?? Buffer.alloc(10);
  const [low, high] = [box.readInt16BE(4), box.readInt16BE(8)];
  return { letter: above, mark: { ...below, y: low + high - below.y, dy: 0 } };
}

/** How much wider the glyph's measure is at the boldest weight, from the table that says so. */
function advanceShift(tables: Tables, id: number): number {
  const hvar = tableOf(tables, "HVAR");
  const store = hvar.subarray(hvar.readUInt32BE(4));
  const mapAt = hvar.readUInt32BE(8);
  const [outer, inner] = mapAt === 0 ? [0, id] : mapped(hvar.subarray(mapAt), id);
  const set = store.subarray(store.readUInt32BE(8 + outer * 4));
  return set.readUInt16BE(2) === 1 ? set.readInt16BE(8 + inner * 2) : set.readInt8(8 + inner);
}

function mapped(map: Buffer, id: number): readonly [number, number] {
  const format = map.readUInt8(1);
  const size = ((format >> 4) & 3) + 1;
  const bits = (format & 15) + 1;
  const last = map.readUInt16BE(2) - 1;
  const entry = map.readUIntBE(4 + Math.min(id, last) * size, size);
  return [entry >> bits, entry & ((1 << bits) - 1)];
}

/** The grave has no anchor in the cut. It mirrors the acute, which has one. */
function graveOf(tables: Tables, glyphs: readonly Glyph[], map: ReadonlyMap<number, number>): StandIn {
  const [mark, like] = [idOf(map, "\u0300"), idOf(map, "\u0301")];
  const middle = (id: number) => {
    const box = glyphs[id]?.outline ?? Buffer.alloc(10);
    return Math.round((box.readInt16BE(2) + box.readInt16BE(6)) / 2);
  };
  const acute = jointOf(tables, idOf(map, "e"), like).mark;
  const x = middle(mark) - (acute.x - middle(like));
  return { mark, like, anchor: { x, y: acute.y, dx: 0, dy: 0, bytes: words(1, x, acute.y) } };
}

type Corner = readonly [number, number];

/** A sign with straight edges, at the lightest weight and at the boldest. */
function addDrawn(
  press: Press,
  character: string,
  drawn: { light: Corner[]; bold: Corner[]; advance: number },
) {
  const { light, bold, advance } = drawn;
  const axis = (points: readonly Corner[], at: 0 | 1) => points.map((point) => point[at]);
  const steps = (values: number[]) =>
    words(...values.map((value, index) => value - (values[index - 1] ?? 0)));
  const [xs, ys] = [axis(light, 0), axis(light, 1)];
  const outline = Buffer.concat([
    words(1, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), light.length - 1, 0),
    Buffer.alloc(light.length, 1),
    steps(xs),
    steps(ys),
  ]);
  const shift = (at: 0 | 1) => [
    ...bold.map((point, index) => point[at] - (light[index]?.[at] ?? 0)),
    0,
    0,
    0,
    0,
  ];
  addGlyph(press, character, {
    outline,
    variation: variationOf(shift(0), shift(1)),
    advance,
    bearing: Math.min(...xs),
  });
}

/** An arrow or tick of a given stroke, on a square of 1000 units. */
function arrow(stroke: number): Corner[] {
  const [half, diagonal] = [stroke / 2, stroke * 0.72];
  return [
    [60, 340 - half],
    [700 - stroke * 0.6, 340 - half],
    [480, 120 + diagonal],
    [480 + diagonal, 120],
    [760 + diagonal * 0.3, 340],
    [480 + diagonal, 560],
    [480, 560 - diagonal],
    [700 - stroke * 0.6, 340 + half],
    [60, 340 + half],
  ].map(([x = 0, y = 0]) => [Math.round(x), Math.round(y)] as const);
}

function tick(stroke: number): Corner[] {
  const side = stroke * 0.72;
  return [
    [290, 20],
    [700, 560],
    [700 - side * 1.1, 560 + side * 0.75],
    [280, 20 + side * 1.9],
    [80 + side * 0.7, 270 + side * 0.85],
    [80 - side * 0.1, 270 - side * 0.15],
  ].map(([x = 0, y = 0]) => [Math.round(x), Math.round(y)] as const);
}

async function makeFont(): Promise<Buffer> {
  const tables = await cut("latin", LATIN);
  const glyphs = readGlyphs(tables);
  const map = readCmap(tableOf(tables, "cmap"));
  const press: Press = { tables, glyphs, map, grave: graveOf(tables, glyphs, map) };

  const made = [...MADE].map((character) => ({ character, ...addMade(press, character) }));
  const marks = ["\u0300", "\u0301", "\u0304"].map((mark) => idOf(press.map, mark));
  const dotted = made.filter(({ character }) => character.normalize("NFD").endsWith("\u0323"));
  const plain = [..."mM"].map((letter) => ({
    glyph: idOf(press.map, letter),
    like: idOf(press.map, letter),
  }));
  const seats = [...plain, ...dotted].flatMap(({ glyph, like }) =>
    marks.map((mark) => ({ glyph, like, mark })),
  );
  seatMarks(tables, seats, press.grave);

  const wider = await cut("latin-ext", "₦");
  const naira = readGlyphs(wider)[idOf(readCmap(tableOf(wider, "cmap")), "₦")];
  if (!naira || naira.outline.readInt16BE(0) < 0) throw new Error("The naira sign is no longer one outline");
  addGlyph(press, "₦", { ...naira, variation: withOwnPeaks(naira.variation, sharedPeaks(wider)) });
  addDrawn(press, "→", { light: arrow(88), bold: arrow(150), advance: 860 });
  addDrawn(press, "✓", { light: tick(100), bold: tick(170), advance: 780 });

  writeGlyphs(tables, press.glyphs);
  tables.set("cmap", cmapOf(press.map));
  // The measures now vary by the glyphs' own phantom points; these tables know only the old glyphs.
  for (const tag of ["HVAR", "MVAR", "STAT", "gasp"]) tables.delete(tag);
  await writeFallback(tables);
  return fontverter.convert(writeTables(tables), "woff2");
}

const font = await makeFont();
if (font.length > LIMIT) throw new Error(`The font is ${font.length} bytes; ${LIMIT} is the most`);
await mkdir(path.join(root, "public/fonts"), { recursive: true });
await writeFile(path.join(root, "public/fonts/oja.woff2"), font);
// The same, unpacked: what draws the pictures of shared links cannot read the packed one.
await writeFile(path.join(root, "public/fonts/oja.ttf"), await fontverter.convert(font, "truetype"));
await copyFile(path.join(source, "LICENSE"), path.join(root, "public/fonts/OFL.txt"));
console.log(`public/fonts/oja.woff2: ${(font.length / 1024).toFixed(1)} KB`);
