/** So many different things in one plan: more are another transfer. */
export const LINES_OF_A_PLAN = 12;
