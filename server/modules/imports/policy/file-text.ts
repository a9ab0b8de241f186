import { AppError } from "@/server/shared/error";
import { LONGEST_ROW, MOST_COLUMNS, MOST_ROWS } from "../contract";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
export type Separator = "," | ";" | "\t";

const PIECE = 64 * 1024;
const SNIFFED = 64 * 1024;

/** What the bytes are written in: by their mark, else UTF-8 where that reads them, else as older Windows programs write. */
export function readEncoding(bytes: Uint8Array): Encoding {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && c !== undefined && c <= 0x08 && d !== undefined && d <= 0x08)
    throw refusal("This is a zip file or a workbook, not CSV. Open it and save the sheet as CSV.");
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (bytes.includes(0)) throw refusal("This is not a text file. Save the sheet as CSV and send that.");
  try {
    for (const _ of textPieces(bytes, "utf-8", true));
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** The text, a piece at a time and without its mark: never the whole file in one string. */
export function* textPieces(bytes: Uint8Array, encoding: string, isStrict = false): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: isStrict });
  for (let at = 0; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  yield decoder.decode();
}

/** What stands between cells: whichever of the three the first line has most of, outside quotation marks. */
export function readSeparator(bytes: Uint8Array, encoding: Encoding): Separator {
  const text = [...textPieces(bytes.subarray(0, SNIFFED), encoding)].join("");
  const [line = ""] = text.replaceAll(/"[^"]*"/g, "").split(/\r\n|\n|\r/);
  const count = (one: string): number => line.split(one).length;
  const [best] = ([",", ";", "\t"] as const).toSorted((x, y) => count(y) - count(x));
  return best ?? ",";
}

/**
 * Counts rows below the head, in one pass over the text. INVALID for what no spreadsheet writes: too many rows or columns, a
 * row without an end, a zero byte. Each says which row.
 */
export function countRows(pieces: Iterable<string>, separator: Separator): number {
  const [comma, mark] = [separator.charCodeAt(0), 0x22];
  let [row, columns, length, isQuoted, isEmpty] = [1, 1, 0, false, true];
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === 0x0a && !isQuoted) {
        if (!isEmpty) row += 1;
        [columns, length, isEmpty] = [1, 0, true];
        continue;
      }
      length += 1;
      if (code === mark) isQuoted = !isQuoted;
      else if (code === comma && !isQuoted) columns += 1;
      else if (code === 0) throw refusal(`Row ${row} has a zero byte in it. Save the sheet as CSV again.`);
      if (code !== 0x0d) isEmpty = false;
      if (columns > MOST_COLUMNS) throw refusal(`Row ${row} has more than ${MOST_COLUMNS} columns.`);
      if (length > LONGEST_ROW)
        throw refusal(`Row ${row} has no end. A quotation mark is probably not closed there.`);
    }
    if (row > MOST_ROWS + 1)
      throw refusal(
        `A file may have at most ${MOST_ROWS.toLocaleString("en")} rows. Split it, and send the parts.`,
      );
  }
  if (isQuoted) throw refusal(`Row ${row} has no end. A quotation mark is not closed there, or further up.`);
  return isEmpty ? row - 2 : row - 1;
}

export const refusal = (words: string): AppError => new AppError("INVALID", words, { file: words });
