import type { Drawing } from "./paint/drawing";
import { ART_PRINTS } from "./sheets/art-prints";
import { BEAUTY } from "./sheets/beauty";
import { BOOKS } from "./sheets/books";
import { CERAMICS } from "./sheets/ceramics";
import { FOOD } from "./sheets/food";
import { HOME } from "./sheets/home";
import { INSTRUMENTS } from "./sheets/instruments";
import { MARKET } from "./sheets/market";
import { TEXTILES } from "./sheets/textiles";

/** Every picture of the shop, stall by stall. */
export const SHEETS: readonly Drawing[] = [
  ...MARKET,
  ...TEXTILES,
  ...CERAMICS,
  ...FOOD,
  ...BEAUTY,
  ...BOOKS,
  ...ART_PRINTS,
  ...HOME,
  ...INSTRUMENTS,
];
