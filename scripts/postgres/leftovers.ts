import { existsSync, readFileSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { commandOf, signal, waitUntil } from "./processes";

const POLITE_MS = 15_000;

/** The postmaster's own note about itself, in the order PostgreSQL writes it. */
type Note = { readonly pid: number; readonly isReady: boolean };

export function readNote(cluster: string): Note | null {
  try {
    const lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), isReady: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

const isPostmaster = (pid: number, cluster: string) => commandOf(pid)?.includes(`-D ${cluster}`) ?? false;

/**
 * Ends a PostgreSQL that outlived its keeper on this cluster, and clears a note whose process number now belongs
 * to something else. PostgreSQL checks shared memory by itself, so a backend that still lives cannot be overrun.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const note = readNote(cluster);
  if (!note) return;

  const isGone = () => !isPostmaster(note.pid, cluster);
  for (const name of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (isGone()) break;
    signal(note.pid, name);
    if (await waitUntil(isGone, POLITE_MS)) break;
  }
  if (!isGone()) throw new Error(`PostgreSQL (process ${note.pid}) will not stop. End it and start again.`);
  rmSync(path.join(cluster, "postmaster.pid"), { force: true });
}

/** The same for a data folder, whose server may live elsewhere or not exist at all. */
export async function stopLeftoverOf(dataDir: string): Promise<void> {
  const home = path.join(dataDir, "postgres");
  if (existsSync(home)) await stopLeftover(path.join(realpathSync(home), "cluster"));
}
