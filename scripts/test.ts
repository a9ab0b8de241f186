import path from "node:path";
import { build } from "./build";
import { findOrInstallChromium, HOW_TO_GET_CHROMIUM } from "./chromium";
import { prepareEnvironment } from "./environment";
import { JOURNEYS, runGate, type Score, STATIC_GATES, UNIT_TESTS } from "./gates";
import { main, step } from "./progress";

/**
 * `npm test`: every check and every test. Goes on after a failure, so that one run tells everything, and ends with a
 * line that adds it all up.
 */
await main(async () => {
  const scores: Score[] = [];
  for (const gate of [...STATIC_GATES, UNIT_TESTS]) scores.push(await runGate(gate));
  scores.push(await buildForJourneys());
  if (scores.at(-1)?.failed === 0) scores.push(await runJourneys());

  const passed = scores.reduce((sum, score) => sum + score.passed, 0);
  const failed = scores.reduce((sum, score) => sum + score.failed, 0);
  for (const score of scores) if (score.failed > 0) console.log(`✗ ${score.name}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

async function buildForJourneys(): Promise<Score> {
  const name = "production build";
  console.log(`\n── ${name}`);
  const { variables, dataDir } = prepareEnvironment(
    { ...process.env, PORT: "3300", DATA_DIR: ".data-e2e" },
    "production",
  );
  try {
    await step(name, (note) => build(variables, path.join(dataDir, "logs"), note));
    console.log(`✓ ${name}: 1 passed, 0 failed`);
    return { name, passed: 1, failed: 0 };
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return { name, passed: 0, failed: 1 };
  }
}

async function runJourneys(): Promise<Score> {
  const browser = findOrInstallChromium();
  if (browser) return runGate(JOURNEYS, { OJA_CHROMIUM: browser });
  console.log(HOW_TO_GET_CHROMIUM);
  return { name: JOURNEYS.name, passed: 0, failed: 1 };
}
