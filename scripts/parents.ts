import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { commandOf } from "./postgres/processes";

const EVERY_MS = 1_000;
const DEPTH = 6;

/**
 * Calls `onGone` once when the `npm` that runs us is killed. npm passes Ctrl-C on, but `kill -9` gives it no chance
 * to, and a shop that nobody can see must not go on. Started without npm, or after npm left on purpose, nothing happens.
 */
export function watchNpm(onGone: () => void): void {
  if (!process.env["npm_lifecycle_event"]) return;
  const chain = upToNpm();
  if (chain.length === 0) return;

  const timer = setInterval(() => {
    if (chain.every((pid) => commandOf(pid) !== null)) return;
    clearInterval(timer);
    onGone();
  }, EVERY_MS);
  timer.unref();
}

/** The processes between us and npm, npm included; empty when npm is not among our ancestors. */
function upToNpm(): number[] {
  const chain: number[] = [];
  for (let pid = process.ppid; pid > 1 && chain.length < DEPTH; pid = parentOf(pid)) {
    chain.push(pid);
    if (/\bnpm\b/.test(commandOf(pid) ?? "")) return chain;
  }
  return [];
}

function parentOf(pid: number): number {
  try {
    if (process.platform !== "linux") return Number(execFileSync("ps", ["-o", "ppid=", "-p", String(pid)]));
    // The second field is the name in brackets and may hold spaces; the parent is the second field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
