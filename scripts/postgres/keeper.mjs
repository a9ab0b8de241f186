// Owns one PostgreSQL. The process that started us holds the other end of our standard input; when that pipe
// closes, for any reason, kill -9 included, PostgreSQL is shut down properly and we go too. We run in our own
// process group, so Ctrl-C in the terminal reaches the app first and the database last.
import { spawn } from "node:child_process";
import { openSync } from "node:fs";

const { program, parameters, runAs, folder, log } = JSON.parse(process.argv[2]);
const PATIENCE_MS = 20_000;

const output = openSync(log, "a", 0o600);
const postgres = spawn(program, parameters, {
  ...runAs,
  cwd: folder,
  env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
  stdio: ["ignore", output, output],
});

postgres.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
postgres.on("exit", (code) => process.exit(code ?? 1));

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  // SIGINT is PostgreSQL's "fast" shutdown: roll back what is open, write a checkpoint, leave.
  postgres.kill("SIGINT");
  // SIGQUIT skips the checkpoint; the next start replays the log. Nothing committed is lost either way.
  setTimeout(() => postgres.kill("SIGQUIT"), PATIENCE_MS).unref();
}

process.stdin.on("end", stop).on("close", stop).on("error", stop).resume();
process.stdout.on("error", stop);
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
process.on("SIGTERM", stop);
