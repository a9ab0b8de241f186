import type { Environment } from "../environment";
import { step } from "../progress";
import { findRunningPostgres, startPostgres } from "./embedded";

/**
 * Gives the work a database: the one DATABASE_URL names, the one a running shop already holds, or our own, started
 * for as long as the work takes.
 */
export async function withDatabase<Answer>(
  environment: Environment,
  work: (url: string) => Promise<Answer>,
): Promise<Answer> {
  const url = environment.databaseUrl ?? findRunningPostgres(environment.dataDir)?.url;
  if (url) return work(url);

  const { dataDir } = environment;
  const postgres = await step("Starting the database", (note) =>
    startPostgres({ dataDir, onProgress: note }),
  );
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}
