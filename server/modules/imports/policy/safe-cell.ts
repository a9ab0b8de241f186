/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r＝＋－＠]/;
const PLAIN_NEGATIVE = /^-\d+(\.\d+)?$/;

/** A cell that a spreadsheet shows and never runs: an apostrophe goes before what looks like a formula. */
export const guardCell = (text: string): string =>
  FORMULA.test(text) && !PLAIN_NEGATIVE.test(text) ? `'${text}` : text;

/** The cell as it was before it was guarded. */
export const unguardCell = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);
