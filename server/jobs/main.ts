import { log } from "@/server/platform/log";
import { closeDatabase, startWorker } from "./worker";

// The worker as a process of its own, beside the app.
const runner = await startWorker();
log().info({}, "worker started");

async function stop(): Promise<void> {
  await runner.stop();
  await closeDatabase();
  process.exit(0);
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
await runner.promise;
