import type { Drawing } from "./paint/drawing";
import { TEXTILES } from "./sheets/textiles";

/** Every picture of the shop, stall by stall. */
export const SHEETS: readonly Drawing[] = [...TEXTILES];
