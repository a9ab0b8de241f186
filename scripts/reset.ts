import { existsSync, rmSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { loadEnvFile, readEnvironment } from "./environment";
import { findRunningPostgres } from "./postgres/embedded";
import { removeHome } from "./postgres/home";
import { stopLeftoverOf } from "./postgres/leftovers";
import { isFree } from "./postgres/record";
import { main, say } from "./progress";

/** `npm run reset`: removes the local database, uploads, secrets and logs, after asking. `--yes` does not ask. */
await main(async () => {
  loadEnvFile();
  const { dataDir, port, databaseUrl } = readEnvironment(process.env, "development");
  if (!existsSync(dataDir)) return say(`There is nothing in ${dataDir}.`);
  if (findRunningPostgres(dataDir) || !(await isFree(port))) {
    throw new Error(`Oja seems to be running on port ${port}. Stop it first (Ctrl-C where it was started).`);
  }
  if (!(await isAgreed(dataDir))) return say("Nothing was removed.");

  await stopLeftoverOf(dataDir);
  removeHome(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  say(`Removed ${dataDir}. \`npm start\` makes it anew.`);
  if (databaseUrl) say("DATABASE_URL is set: that database is not ours to drop and was left alone.");
});

async function isAgreed(dataDir: string): Promise<boolean> {
  if (process.argv.includes("--yes") || !process.stdin.isTTY) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`  Remove everything in ${dataDir}, the database included? [y/N] `);
  prompt.close();
  return /^y(es)?$/i.test(answer.trim());
}
