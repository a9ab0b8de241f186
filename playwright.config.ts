import { defineConfig } from "@playwright/test";

const PORT = "3300";
const address = `http://localhost:${PORT}`;
const executablePath = process.env["OJA_CHROMIUM"] ?? process.env["PLAYWRIGHT_CHROMIUM"];

/**
 * Journeys run on the production build, a database of their own and the sandbox. Most shoppers hold a phone, so a
 * journey runs there; those tagged @desktop run on a large screen, and those tagged @everywhere on both.
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: address,
    locale: "en-NG",
    timezoneId: "Africa/Lagos",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    {
      name: "phone",
      grepInvert: /@desktop/,
      use: { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
    { name: "desktop", grep: /@desktop|@everywhere/, use: { viewport: { width: 1280, height: 800 } } },
  ],
  webServer: {
    // Starting from nothing every time: what an earlier run left behind must not decide how this one goes.
    command: "node --import tsx scripts/reset.ts --yes && exec node --import tsx scripts/start.ts",
    env: { PORT, DATA_DIR: ".data-e2e" },
    // The first page, so that what it needs is warm before the first journey.
    url: `${address}/`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "pipe",
  },
});
