import { examine } from "./checkup";
import { loadEnvFile, readEnvironment } from "./environment";
import { main } from "./progress";

const MARKS = { ok: "✓", note: "·", broken: "✗" } as const;

/** `npm run doctor`: what is configured, reachable or missing. Exit code 1 when something needed is broken. */
await main(async () => {
  loadEnvFile();
  const findings = await examine(readEnvironment(process.env, "production"));
  const width = Math.max(...findings.map(({ what }) => what.length));
  for (const { state, what, detail } of findings)
    console.log(`${MARKS[state]} ${what.padEnd(width)}  ${detail}`);

  const count = findings.filter(({ state }) => state === "broken").length;
  console.log(
    count === 0 ? "\nReady: npm start opens the shop." : `\n${count} to mend before the shop can open.`,
  );
  return count === 0 ? 0 : 1;
});
