import { type Tables, tableOf, words } from "./sfnt";

/** Where a mark and a letter meet, in font units, and how that point moves towards the boldest weight. */
export type Anchor = {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly bytes: Buffer;
};

type Subtable = { readonly lookup: number; readonly bytes: Buffer; readonly isExtension: boolean };

/** All "mark on letter" tables of the font. */
function markTables(gpos: Buffer): Subtable[] {
  const list = gpos.subarray(gpos.readUInt16BE(8));
  return Array.from({ length: list.readUInt16BE(0) }, (_, lookup) => {
    const table = list.subarray(list.readUInt16BE(2 + lookup * 2));
    const type = table.readUInt16BE(0);
    return Array.from({ length: table.readUInt16BE(4) }, (_, index): Subtable | null => {
      const bytes = table.subarray(table.readUInt16BE(6 + index * 2));
      if (type === 4) return { lookup, bytes, isExtension: false };
      if (type !== 9 || bytes.readUInt16BE(2) !== 4) return null;
      return { lookup, bytes: bytes.subarray(bytes.readUInt32BE(4)), isExtension: true };
    });
  })
    .flat()
    .filter((table) => table !== null);
}

function covered(coverage: Buffer): number[] {
  const count = coverage.readUInt16BE(2);
  if (coverage.readUInt16BE(0) === 1) {
    return Array.from({ length: count }, (_, index) => coverage.readUInt16BE(4 + index * 2));
  }
  return Array.from({ length: count }, (_, index) => {
    const from = coverage.readUInt16BE(4 + index * 6);
    return Array.from({ length: coverage.readUInt16BE(6 + index * 6) - from + 1 }, (_, step) => from + step);
  }).flat();
}

/** A mark the font forgot: it goes wherever `like` goes, by its own anchor. */
export type StandIn = { readonly mark: number; readonly like: number; readonly anchor: Anchor };

type Joint = { readonly letter: Anchor; readonly mark: Anchor };

/** The two anchors by which the font itself would put this mark on this letter. */
export function jointOf(tables: Tables, letter: number, mark: number, standIn?: StandIn): Joint {
  if (standIn?.mark === mark) return { ...jointOf(tables, letter, standIn.like), mark: standIn.anchor };
  for (const { bytes } of markTables(tableOf(tables, "GPOS"))) {
    const found = jointIn(bytes, letter, mark);
    if (found) return { letter: readAnchor(tables, found.letter), mark: readAnchor(tables, found.mark) };
  }
  throw new Error(`The font does not know how to put mark ${mark} on glyph ${letter}`);
}

function jointIn(bytes: Buffer, letter: number, mark: number): { letter: Buffer; mark: Buffer } | null {
  const markAt = covered(bytes.subarray(bytes.readUInt16BE(2))).indexOf(mark);
  const letterAt = covered(bytes.subarray(bytes.readUInt16BE(4))).indexOf(letter);
  if (markAt < 0 || letterAt < 0) return null;
  const classes = bytes.readUInt16BE(6);
  const marks = bytes.subarray(bytes.readUInt16BE(8));
  const letters = bytes.subarray(bytes.readUInt16BE(10));
  const kind = marks.readUInt16BE(2 + markAt * 4);
  const offset = letters.readUInt16BE(2 + (letterAt * classes + kind) * 2);
  if (offset === 0) return null;
  return { letter: letters.subarray(offset), mark: marks.subarray(marks.readUInt16BE(2 + markAt * 4 + 2)) };
}

function readAnchor(tables: Tables, bytes: Buffer): Anchor {
  const anchor = { x: bytes.readInt16BE(2), y: bytes.readInt16BE(4) };
  if (bytes.readUInt16BE(0) !== 3) return { ...anchor, dx: 0, dy: 0, bytes: words(1, anchor.x, anchor.y) };
  const device = (at: number) => {
    const offset = bytes.readUInt16BE(at);
    return offset === 0 ? null : bytes.subarray(offset, offset + 6);
  };
  const [across, up] = [device(6), device(8)];
  const shift = (found: Buffer | null) =>
    found ? deltaOf(tables, found.readUInt16BE(0), found.readUInt16BE(2)) : 0;
  return {
    ...anchor,
    dx: shift(across),
    dy: shift(up),
    bytes: Buffer.concat([
      words(3, anchor.x, anchor.y, across ? 10 : 0, up ? (across ? 16 : 10) : 0),
      ...(across ? [across] : []),
      ...(up ? [up] : []),
    ]),
  };
}

/** A row of the GDEF variation store. The cut has one region, from the lightest weight to the boldest. */
function deltaOf(tables: Tables, outer: number, inner: number): number {
  const gdef = tableOf(tables, "GDEF");
  const store = gdef.subarray(gdef.readUInt32BE(14));
  const regions = store.subarray(store.readUInt32BE(2));
  const set = store.subarray(store.readUInt32BE(8 + outer * 4));
  const [wide, count] = [set.readUInt16BE(2), set.readUInt16BE(4)];
  if (count !== 1 || regions.readInt16BE(4 + set.readUInt16BE(6) * 6 + 2) !== 0x4000) {
    throw new Error("Expected one region that peaks at the boldest weight");
  }
  return wide === 1 ? set.readInt16BE(8 + inner * 2) : set.readInt8(8 + inner);
}

export type Sitting = { readonly glyph: number; readonly like: number; readonly mark: number };

/**
 * Teaches the font to put marks on new letters, each as on an old one: one more subtable in the lookup that knows
 * the old one. The old table stays whole behind the new list, so every offset in it holds.
 */
export function seatMarks(tables: Tables, sittings: readonly Sitting[], standIn: StandIn): void {
  const gpos = tableOf(tables, "GPOS");
  const host = markTables(gpos).find(({ bytes }) =>
    covered(bytes.subarray(bytes.readUInt16BE(2))).includes(standIn.like),
  );
  if (!host) throw new Error("The font has no table of marks on letters");
  const { lookup, isExtension } = host;
  const subtable = seatTable(tables, sittings, standIn);
  const listAt = gpos.readUInt16BE(8);
  const list = gpos.subarray(listAt);
  const count = list.readUInt16BE(0);
  const oldLookup = list.readUInt16BE(2 + lookup * 2);
  const table = list.subarray(oldLookup);
  const subtables = table.readUInt16BE(4);

  const headerLength = gpos.readUInt16BE(2) === 1 ? 14 : 10;
  const listLength = 2 + count * 2;
  const lookupLength = 6 + (subtables + 1) * 2;
  const wrapped = isExtension ? Buffer.concat([words(1, 4, 0, 8), subtable]) : subtable;
  const blobAt = headerLength + listLength + lookupLength + wrapped.length;

  const newList = words(
    count,
    ...Array.from({ length: count }, (_, index) =>
      index === lookup ? listLength : blobAt - headerLength + listAt + list.readUInt16BE(2 + index * 2),
    ),
  );
  const newLookup = words(
    table.readUInt16BE(0),
    table.readUInt16BE(2),
    subtables + 1,
    ...Array.from(
      { length: subtables },
      (_, index) =>
        blobAt - headerLength - listLength + listAt + oldLookup + table.readUInt16BE(6 + index * 2),
    ),
    lookupLength,
  );
  const header = Buffer.from(gpos.subarray(0, headerLength));
  header.writeUInt16BE(blobAt + gpos.readUInt16BE(4), 4);
  header.writeUInt16BE(blobAt + gpos.readUInt16BE(6), 6);
  header.writeUInt16BE(headerLength, 8);
  if (headerLength === 14) {
    const variations = gpos.readUInt32BE(10);
    header.writeUInt32BE(variations === 0 ? 0 : blobAt + variations, 10);
  }
  tables.set("GPOS", Buffer.concat([header, newList, newLookup, wrapped, gpos]));
}

/** A MarkBasePos subtable with one class of marks: those above. */
function seatTable(tables: Tables, sittings: readonly Sitting[], standIn: StandIn): Buffer {
  const marks = [...new Set(sittings.map(({ mark }) => mark))].sort((a, b) => a - b);
  const glyphs = [...new Set(sittings.map(({ glyph }) => glyph))].sort((a, b) => a - b);
  const like = (glyph: number) => sittings.find((sitting) => sitting.glyph === glyph)?.like ?? 0;

  const sample = like(glyphs[0] ?? 0);
  const markAnchors = marks.map((mark) => jointOf(tables, sample, mark, standIn).mark.bytes);
  const letterAnchors = glyphs.map((glyph) => jointOf(tables, like(glyph), standIn.like).letter.bytes);
  const markArray = arrayOf(markAnchors, 4, (offset) => [0, offset]);
  const letterArray = arrayOf(letterAnchors, 2, (offset) => [offset]);
  const markCoverage = words(1, marks.length, ...marks);
  const letterCoverage = words(1, glyphs.length, ...glyphs);

  const at = [12, 12 + markCoverage.length];
  const marksAt = (at[1] ?? 0) + letterCoverage.length;
  return Buffer.concat([
    words(1, ...at, 1, marksAt, marksAt + markArray.length),
    markCoverage,
    letterCoverage,
    markArray,
    letterArray,
  ]);
}

function arrayOf(anchors: readonly Buffer[], width: number, record: (offset: number) => number[]): Buffer {
  let offset = 2 + anchors.length * width;
  const records = anchors.flatMap((anchor) => {
    const entry = record(offset);
    offset += anchor.length;
    return entry;
  });
  return Buffer.concat([words(anchors.length, ...records), ...anchors]);
}
