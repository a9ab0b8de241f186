import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** The command line of a process, or null when it is gone. A process number alone proves nothing: they are reused. */
export function commandOf(pid: number): string | null {
  try {
    if (existsSync("/proc/self/cmdline")) {
      // A dead child that nobody has collected yet has an empty command line.
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || null;
    }
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/** Waits until `isDone` says so; false when the time ran out first. */
export async function waitUntil(isDone: () => boolean | Promise<boolean>, forMs: number): Promise<boolean> {
  const deadline = Date.now() + forMs;
  while (!(await isDone())) {
    if (Date.now() > deadline) return false;
    await pause(25);
  }
  return true;
}

/** Sends a signal; a process that is already gone is not an error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
