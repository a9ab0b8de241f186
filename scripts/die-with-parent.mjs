// Loaded with --import into every process that `npm start` starts. The starter holds the other end of standard
// input; when that pipe closes the starter is gone, kill -9 included, and this process must not outlive it.
import { isMainThread } from "node:worker_threads";

const GRACE_MS = 5_000;

// Threads and grandchildren inherit --import but not the pipe. The mark is taken off so that they are left alone.
if (isMainThread && process.env.OJA_CHILD === "1") {
  delete process.env.OJA_CHILD;
  process.stdin.on("end", leave).on("close", leave).on("error", leave).resume();
  process.stdin.unref?.();
  // Nobody reads what we print once the starter is gone; that must not decide how we end.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}

let isLeaving = false;

function leave() {
  if (isLeaving) return;
  isLeaving = true;
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, "SIGTERM");
}
