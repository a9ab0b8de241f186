import type { SeedCategory } from "./product";
import { ART_PRINTS } from "./products/art-prints";
import { BEAUTY } from "./products/beauty";
import { BOOKS } from "./products/books";
import { CERAMICS } from "./products/ceramics";
import { FOOD } from "./products/food";
import { HOME } from "./products/home";
import { INSTRUMENTS } from "./products/instruments";
import { TEXTILES } from "./products/textiles";

/** The eight stalls, in the order the shop shows them. */
export const SHELVES: readonly SeedCategory[] = [
  TEXTILES,
  CERAMICS,
  FOOD,
  BEAUTY,
  BOOKS,
  ART_PRINTS,
  HOME,
  INSTRUMENTS,
];
