import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { emptyState, type State } from "./state";

const SAVE_AFTER_MS = 500;

export type Snapshot = { readonly state: State; soon(): void; now(): void };

/** Keeps the state in `<folder>/state.json`, so that payments outlive a restart. Without a folder nothing is kept. */
export function openSnapshot(folder: string | null): Snapshot {
  if (folder === null) return { state: emptyState(), soon() {}, now() {} };
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "state.json");
  const state = read(file);
  let handle: NodeJS.Timeout | undefined;

  function now(): void {
    clearTimeout(handle);
    handle = undefined;
    // Written beside and renamed: a crash leaves the old file or the new one, never half of one.
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  }

  return {
    state,
    now,
    soon() {
      handle ??= setTimeout(now, SAVE_AFTER_MS);
    },
  };
}

function read(file: string): State {
  try {
    const saved = JSON.parse(readFileSync(file, "utf8")) as Partial<State>;
    return { ...emptyState(), ...saved };
  } catch {
    // Missing on the first start. An unreadable one is no loss: it is only play money.
    return emptyState();
  }
}
