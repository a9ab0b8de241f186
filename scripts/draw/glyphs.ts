import { pad, type Tables, tableOf, words } from "./sfnt";

/** One glyph as it is stored: its outline, how it varies with weight, and its measure. */
export type Glyph = {
  readonly outline: Buffer;
  readonly variation: Buffer;
  readonly advance: number;
  readonly bearing: number;
};

export function readGlyphs(tables: Tables): Glyph[] {
  const glyf = tableOf(tables, "glyf");
  const gvar = tableOf(tables, "gvar");
  const outlineAt = outlineOffsets(tables);
  const variationAt = variationOffsets(gvar);
  return Array.from({ length: outlineAt.length - 1 }, (_, id) => ({
    outline: glyf.subarray(outlineAt[id], outlineAt[id + 1]),
    variation: gvar.subarray(variationAt[id], variationAt[id + 1]),
    ...measure(tables, id),
  }));
}

/** Puts the glyphs back; ids are their places in the list. */
export function writeGlyphs(tables: Tables, glyphs: readonly Glyph[]): void {
  const outlines = glyphs.map(({ outline }) => pad(outline, 4));
  tables.set("glyf", Buffer.concat(outlines));
  tables.set("loca", longs(offsetsOf(outlines)));
  tableOf(tables, "head").writeInt16BE(1, 50);
  tables.set("hmtx", Buffer.concat(glyphs.map(({ advance, bearing }) => words(advance, bearing))));
  tableOf(tables, "hhea").writeUInt16BE(glyphs.length, 34);

  const maxp = tableOf(tables, "maxp");
  maxp.writeUInt16BE(glyphs.length, 4);
  maxp.writeUInt16BE(Math.max(maxp.readUInt16BE(28), 2), 28);
  tables.set("gvar", gvarOf(tableOf(tables, "gvar"), glyphs));
}

function measure(tables: Tables, id: number): Pick<Glyph, "advance" | "bearing"> {
  const hmtx = tableOf(tables, "hmtx");
  const full = tableOf(tables, "hhea").readUInt16BE(34);
  const last = Math.min(id, full - 1);
  return {
    advance: hmtx.readUInt16BE(last * 4),
    bearing: hmtx.readInt16BE(id < full ? id * 4 + 2 : full * 4 + (id - full) * 2),
  };
}

function outlineOffsets(tables: Tables): number[] {
  const loca = tableOf(tables, "loca");
  const isLong = tableOf(tables, "head").readInt16BE(50) === 1;
  const count = tableOf(tables, "maxp").readUInt16BE(4) + 1;
  return Array.from({ length: count }, (_, id) =>
    isLong ? loca.readUInt32BE(id * 4) : loca.readUInt16BE(id * 2) * 2,
  );
}

function variationOffsets(gvar: Buffer): number[] {
  const start = gvar.readUInt32BE(16);
  const isLong = (gvar.readUInt16BE(14) & 1) === 1;
  return Array.from({ length: gvar.readUInt16BE(12) + 1 }, (_, id) =>
    isLong ? start + gvar.readUInt32BE(20 + id * 4) : start + gvar.readUInt16BE(20 + id * 2) * 2,
  );
}

/** The peaks that all glyphs of a font share, two bytes each on the one axis. */
export function sharedPeaks(tables: Tables): Buffer {
  const gvar = tableOf(tables, "gvar");
  const from = gvar.readUInt32BE(8);
  return gvar.subarray(from, from + gvar.readUInt16BE(6) * gvar.readUInt16BE(4) * 2);
}

/** A glyph's variation that no longer leans on its old font's shared peaks, so it can move to another font. */
export function withOwnPeaks(variation: Buffer, peaks: Buffer): Buffer {
  const count = variation.readUInt16BE(0) & 0x0fff;
  const headers: Buffer[] = [];
  let at = 4;
  for (let index = 0; index < count; index++) {
    const flags = variation.readUInt16BE(at + 2);
    const shared =
      (flags & 0x8000) === 0 ? peaks.subarray((flags & 0x0fff) * 2, (flags & 0x0fff) * 2 + 2) : null;
    const rest = (shared ? 0 : 2) + ((flags & 0x4000) === 0 ? 0 : 4);
    headers.push(
      variation.subarray(at, at + 2),
      words((flags & 0x7000) | 0x8000),
      ...(shared ? [shared] : []),
      variation.subarray(at + 4, at + 4 + rest),
    );
    at += 4 + rest;
  }
  const list = Buffer.concat(headers);
  const body = variation.subarray(variation.readUInt16BE(2));
  return Buffer.concat([words(variation.readUInt16BE(0), 4 + list.length), list, body]);
}

function gvarOf(old: Buffer, glyphs: readonly Glyph[]): Buffer {
  const variations = glyphs.map(({ variation }) => pad(variation, 2));
  const offsets = longs(offsetsOf(variations));
  const peaks = old.subarray(
    old.readUInt32BE(8),
    old.readUInt32BE(8) + old.readUInt16BE(6) * old.readUInt16BE(4) * 2,
  );
  const header = Buffer.alloc(20);
  old.copy(header, 0, 0, 8);
  header.writeUInt32BE(20 + offsets.length, 8);
  header.writeUInt16BE(glyphs.length, 12);
  header.writeUInt16BE(1, 14);
  header.writeUInt32BE(20 + offsets.length + peaks.length, 16);
  return Buffer.concat([header, offsets, peaks, ...variations]);
}

function offsetsOf(parts: readonly Buffer[]): number[] {
  const offsets = [0];
  for (const part of parts) offsets.push((offsets.at(-1) ?? 0) + part.length);
  return offsets;
}

function longs(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4);
  });
  return bytes;
}

/** How points move from the lightest weight to the boldest. Four phantom points (the measure) come last. */
export function variationOf(dx: readonly number[], dy: readonly number[]): Buffer {
  const run = (deltas: readonly number[]) =>
    Buffer.concat([Buffer.from([0x40 | (deltas.length - 1)]), words(...deltas)]);
  const body = Buffer.concat([Buffer.from([0]), run(dx), run(dy)]);
  // One tuple, its own peak (1.0), its own points (all).
  return Buffer.concat([words(1, 10, body.length, 0xa000, 0x4000), body]);
}

/** The character map, from code points to glyph ids, as format 4. */
export function cmapOf(map: ReadonlyMap<number, number>): Buffer {
  const codes = [...map.keys()].sort((a, b) => a - b);
  const runs: { from: number; to: number; id: number }[] = [];
  for (const code of codes) {
    const id = map.get(code) ?? 0;
    const run = runs.at(-1);
    if (run && run.to === code - 1 && run.id + (code - run.from) === id) run.to = code;
    else runs.push({ from: code, to: code, id });
  }
  runs.push({ from: 0xffff, to: 0xffff, id: 0 });

  const power = 2 ** Math.floor(Math.log2(runs.length));
  const body = words(
    ...runs.map(({ to }) => to),
    0,
    ...runs.map(({ from }) => from),
    ...runs.map(({ from, id }) => id - from),
    ...runs.map(() => 0),
  );
  const head = words(
    4,
    14 + body.length,
    0,
    runs.length * 2,
    power * 2,
    Math.log2(power),
    (runs.length - power) * 2,
  );
  return Buffer.concat([words(0, 1, 3, 1, 0, 12), head, body]);
}

export function readCmap(cmap: Buffer): Map<number, number> {
  const map = new Map<number, number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const count = table.readUInt16BE(6) / 2;
    for (let run = 0; run < count; run++) readRun(table, { count, run }, map);
  }
  map.delete(0xffff);
  return map;
}

function readRun(
  table: Buffer,
  { count, run }: { count: number; run: number },
  map: Map<number, number>,
): void {
  const word = (block: number) => table.readUInt16BE(14 + block * count * 2 + (block > 0 ? 2 : 0) + run * 2);
  const [to, from, shift, range] = [word(0), word(1), word(2), word(3)] as const;
  const rangeAt = 16 + 3 * count * 2 + run * 2;
  for (let code = from; code <= to; code++) {
    const found = range === 0 ? code : table.readUInt16BE(rangeAt + range + (code - from) * 2);
    if (found !== 0 || range === 0) map.set(code, (found + shift) & 0xffff);
  }
}
