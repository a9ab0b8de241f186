import { parseArgs } from "node:util";
import { seed } from "../prisma/seed/run";
import { seedVolume } from "../prisma/seed/volume";
import { loadEnvFile, readEnvironment } from "./environment";
import { migrate } from "./postgres/migrate";
import { withDatabase } from "./postgres/with-database";
import { main, say, step } from "./progress";

/**
 * `npm run seed`: fills the shelves again. What is there already stays as it is. `npm run seed -- --variants 100000`
 * adds a warehouse of made-up goods, to see how the shop carries it.
 */
await main(async () => {
  const { values } = parseArgs({ options: { variants: { type: "string", default: "0" } } });
  const variants = Number(values.variants);
  if (!Number.isInteger(variants) || variants < 0)
    throw new Error("--variants is how many to add, such as 100000.");
  loadEnvFile();
  const environment = readEnvironment(process.env, "production");
  await withDatabase(environment, async (url) => {
    await step("Migrating the database", (note) => migrate(url, { onProgress: note }));
    await step("Filling the shelves", (note) =>
      seed(url, { onProgress: note, hasDemoPeople: environment.hasSandbox }),
    );
    if (variants === 0) return;
    await step(`Writing ${variants.toLocaleString("en")} variants`, (note) =>
      seedVolume(url, { variants, onProgress: note }),
    );
  });
  say("The shelves are full.");
});
