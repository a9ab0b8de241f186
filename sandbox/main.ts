import path from "node:path";
import { SANDBOX_KEYS, type SandboxKeys } from "./keys";
import { type Sandbox, type SandboxOptions, startSandbox } from "./server";

type Environment = Readonly<Record<string, string | undefined>>;

function readOptions(env: Environment): SandboxOptions {
  const given = Object.keys(SANDBOX_KEYS).map((name) => [name, env[name]] as const);
  const keys: Partial<SandboxKeys> = Object.fromEntries(given.filter(([, value]) => value));
  const publicUrl = env["SANDBOX_URL"];
  return {
    port: Number(env["SANDBOX_PORT"] || 4010),
    appUrl: env["APP_URL"] || "http://localhost:3000",
    folder: path.join(env["DATA_DIR"] || ".data", "sandbox"),
    keys,
    ...(publicUrl ? { publicUrl } : {}),
  };
}

function stopWhenAsked(sandbox: Sandbox): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await sandbox.stop();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // A child whose parent was killed sees its stdin close, and goes too.
  if (process.env["OJA_CHILD"] === "1") process.stdin.on("close", stop).resume();
}

try {
  const sandbox = await startSandbox(readOptions(process.env));
  stopWhenAsked(sandbox);
  console.log(`Sandbox ready on ${sandbox.url}`);
} catch (error) {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const port = process.env["SANDBOX_PORT"] || "4010";
  console.error(
    isTaken
      ? `Port ${port} is taken. Set SANDBOX_PORT to a free one.`
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exit(1);
}
