import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "./environment";

export type Program = {
  readonly name: string;
  /** What Node runs, with its own options first. */
  readonly parameters: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly logs: string;
  /** Lines that belong on the terminal as well as in the log. */
  readonly onLine?: (line: string) => void;
};

export type Child = {
  readonly name: string;
  readonly pid: number;
  /** Settles with a phrase such as "code 1" or "signal SIGKILL" when the process is gone. */
  readonly exited: Promise<string>;
  hasExited(): boolean;
  /** Asks the process to finish what it is doing, and insists after a while. */
  stop(): Promise<void>;
};

const LOG_LIMIT_BYTES = 10_000_000;
const PATIENCE_MS = 12_000;

/** Starts a Node process that cannot outlive this one, and writes what it prints to `<logs>/<name>.log`. */
export function startChild({ name, parameters, variables, logs, onLine }: Program): Child {
  const guard = path.join(ROOT, "scripts", "die-with-parent.mjs");
  const child = spawn(process.execPath, ["--import", guard, ...parameters], {
    cwd: ROOT,
    env: { NODE_ENV: "production", ...variables, OJA_CHILD: "1" },
    stdio: ["pipe", "pipe", "pipe"],
    // Ctrl-C goes to every process of the terminal's group. In a group of its own a child stops when it is its turn.
    detached: true,
  });
  child.stdin.on("error", () => {});
  record(child, logFile(logs, name), onLine);

  const exited = once(child, "exit").then(([code, signal]) => (signal ? `signal ${signal}` : `code ${code}`));
  const hasExited = () => child.exitCode !== null || child.signalCode !== null;
  return { name, pid: child.pid ?? 0, exited, hasExited, stop: () => stopChild(child, exited, hasExited) };
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<string>,
  hasExited: () => boolean,
): Promise<void> {
  if (hasExited()) return;
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  await exited;
  clearTimeout(timer);
}

function record(child: ChildProcess, file: string, onLine: Program["onLine"]): void {
  const log = createWriteStream(file, { flags: "a", mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    stream.pipe(log, { end: false });
    if (onLine) createInterface({ input: stream }).on("line", onLine);
  }
  child.once("close", () => log.end());
}

/** Makes room for a log; one that has grown large is put aside, and the one put aside before is dropped. */
export function logFile(logs: string, name: string): string {
  mkdirSync(logs, { recursive: true });
  const file = path.join(logs, `${name}.log`);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return file;
}
