import { parseArgs } from "node:util";
import { loadEnvFile, readEnvironment } from "./environment";
import { draftMigration, migrate } from "./postgres/migrate";
import { withDatabase } from "./postgres/with-database";
import { main, say, step } from "./progress";

/** `npm run migrate` applies; `npm run migrate -- --name add_things` writes a migration from prisma/schema first. */
await main(async () => {
  const { values } = parseArgs({ options: { name: { type: "string" } } });
  loadEnvFile();

  await withDatabase(readEnvironment(process.env, "development"), async (url) => {
    const { name } = values;
    if (name) {
      const written = await step("Comparing the schema with the migrations", () => draftMigration(url, name));
      say(
        written
          ? `Wrote prisma/migrations/${written}/migration.sql`
          : "The migrations already match the schema.",
      );
    }
    const applied = await step("Migrating", (note) => migrate(url, { onProgress: note }));
    say(applied.length > 0 ? `Applied ${applied.join(", ")}` : "The database is up to date.");
  });
});
