import type { ImportState } from "./contract";

/** Where an import may go from each state. What has ended stays as it is; the columns may be chosen again until it runs. */
export const IMPORT_MOVES = {
  sending: ["uploaded", "cancelled", "failed"],
  uploaded: ["mapped", "cancelled", "failed"],
  mapped: ["mapped", "checking", "cancelled", "failed"],
  checking: ["checked", "cancelled", "failed"],
  checked: ["mapped", "running", "cancelled", "failed"],
  running: ["done", "cancelled", "failed"],
  done: [],
  cancelled: [],
  failed: [],
} as const satisfies Record<ImportState, readonly ImportState[]>;

/** The states from which one can come to this one. */
export const statesBefore = (to: ImportState): ImportState[] =>
  (Object.entries(IMPORT_MOVES) as [ImportState, readonly ImportState[]][])
    .filter(([, next]) => next.includes(to))
    .map(([from]) => from);
