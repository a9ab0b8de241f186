import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../scripts/postgres/embedded";
import { removeHome } from "../../scripts/postgres/home";
import { migrate } from "../../scripts/postgres/migrate";

/** How a worker reaches the server: as the app's own role, and as the superuser who clears up. */
export type TestServer = { readonly url: string; readonly adminUrl: string };

declare module "vitest" {
  // Vitest collects what `provide` may hand over in this interface.
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Durability is for shops. A test database that a power cut destroys was going to be dropped anyway. */
const FAST = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  shared_buffers: "64MB",
  max_connections: "200",
};

/** One PostgreSQL for the whole run, with one migrated database that every worker copies. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "oja-test-"));
  // Open to the user PostgreSQL runs as, should this run be root's.
  await chmod(folder, 0o711);
  const postgres = await startPostgres({ dataDir: folder, settings: FAST });
  await migrate(postgres.url);
  project.provide("testServer", { url: postgres.url, adminUrl: postgres.adminUrl });

  return async () => {
    await postgres.stop();
    removeHome(folder);
    await rm(folder, { recursive: true, force: true });
  };
}
