import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startChild } from "../children";
import { findChromium, HOW_TO_GET_CHROMIUM } from "../chromium";
import { ROOT } from "../environment";
import { step } from "../progress";

/** The journeys' own, for their steps are taken here too. */
const PORT = Number(process.env["E2E_PORT"] ?? 3300);
const OPEN_WITHIN_MS = 300_000;

export type Stage = {
  readonly shop: string;
  readonly sandbox: string;
  readonly executablePath: string;
};

/** A shop of its own, freshly seeded on the production build, open for as long as `work` takes. */
export async function onStage<Answer>(work: (stage: Stage) => Promise<Answer>): Promise<Answer> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(HOW_TO_GET_CHROMIUM);
  const dataDir = path.join(ROOT, ".data-web");
  await rm(dataDir, { recursive: true, force: true });

  const child = startChild({
    name: "start",
    parameters: ["--import", "tsx", "scripts/start.ts"],
    variables: { ...known(process.env), PORT: String(PORT), DATA_DIR: dataDir },
    logs: path.join(dataDir, "logs"),
  });
  try {
    const shop = `http://localhost:${PORT}`;
    await step("Opening a shop", () => waitFor(`${shop}/`, child.hasExited));
    return await work({ shop, sandbox: `http://127.0.0.1:${PORT + 1_010}`, executablePath });
  } finally {
    await child.stop();
  }
}

const known = (variables: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

async function waitFor(url: string, hasExited: () => boolean): Promise<void> {
  const deadline = Date.now() + OPEN_WITHIN_MS;
  while (Date.now() < deadline && !hasExited()) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(250);
  }
  throw new Error("The shop did not open. Look at .data-web/logs/start.log.");
}
