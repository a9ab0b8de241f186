import { seed } from "../prisma/seed/run";
import { loadEnvFile, readEnvironment } from "./environment";
import { migrate } from "./postgres/migrate";
import { withDatabase } from "./postgres/with-database";
import { main, say, step } from "./progress";

/** `npm run seed`: fills the shelves again. What is there already stays as it is. */
await main(async () => {
  loadEnvFile();
  const environment = readEnvironment(process.env, "production");
  await withDatabase(environment, async (url) => {
    await step("Migrating the database", (note) => migrate(url, { onProgress: note }));
    await step("Filling the shelves", (note) =>
      seed(url, { onProgress: note, hasDemoPeople: environment.hasSandbox }),
    );
  });
  say("The shelves are full.");
});
