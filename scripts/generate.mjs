// Runs after `npm install` with whatever Node the machine has, so it is plain JavaScript and uses nothing
// but Node itself: it writes the database client that prisma/schema describes.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const schema = path.join(root, "prisma", "schema");
const prisma = path.join(root, "node_modules", "prisma", "build", "index.js");

const hasSchema = existsSync(schema) && readdirSync(schema).some((name) => name.endsWith(".prisma"));
if (hasSchema) generate();

function generate() {
  if (!existsSync(prisma)) fail("node_modules/prisma is missing. Run `npm install` again.");

  const { status, error, stdout, stderr } = spawnSync(process.execPath, [prisma, "generate", "--no-hints"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      // Generating never runs the schema engine, but Prisma would download it first. Naming any program
      // that exists keeps the install offline; migrations use the WebAssembly engine instead.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (error) fail(error.message);
  if (status !== 0) fail(`${stdout}\n${stderr}`.trim());
}

function fail(reason) {
  console.error(
    `The database client could not be generated.\n${reason}\nTry again with: node scripts/generate.mjs`,
  );
  process.exit(1);
}
