/** An attribute somewhere on a page that says less than it should, because something was refused: shown, and not kept. */
export const PASSING = "data-passing";
