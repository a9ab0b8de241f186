import { defineConfig } from "vitest/config";

// Far from UTC and off the hour: code that forgets a zone fails here, not at a customer's.
process.env["TZ"] = "Asia/Kathmandu";

const DATABASE_TESTS = "**/*.db.test.{ts,tsx}";

export default defineConfig({
  resolve: {
    alias: [{ find: /^@\//, replacement: `${import.meta.dirname}/` }],
  },
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 10_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,components,prisma,sandbox,scripts,server}/**/*.test.{ts,tsx}"],
          exclude: [DATABASE_TESTS, "**/node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: [`{app,prisma,sandbox,scripts,server}/${DATABASE_TESTS}`],
          exclude: ["**/node_modules/**"],
          // Starts PostgreSQL, and only when a test that needs it is about to run.
          globalSetup: "server/testing/global-setup.ts",
          setupFiles: "server/testing/own-database.ts",
        },
      },
    ],
  },
});
