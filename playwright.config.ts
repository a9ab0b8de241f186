import { defineConfig } from "@playwright/test";

const port = Number(process.env["E2E_PORT"] ?? 3300);
const baseURL = `http://localhost:${port}`;

/** Set by `npm test` once it has found a browser; without it Playwright uses the one it downloaded. */
const executablePath = process.env["OJA_CHROMIUM"];

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const desktop = { viewport: { width: 1280, height: 860 } };

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL,
    locale: "en-NG",
    timezoneId: "Africa/Lagos",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    },
  },
  projects: [
    { name: "journeys", testMatch: "journeys/**/*.spec.ts", use: phone },
    { name: "desktop", testMatch: "pages/**/*.spec.ts", use: desktop },
    { name: "faults", testMatch: "faults/**/*.spec.ts", use: desktop, dependencies: ["journeys", "desktop"] },
  ],
  webServer: {
    command: "node --import tsx scripts/start.ts",
    url: `${baseURL}/api/ready`,
    timeout: 240_000,
    stdout: "ignore",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    reuseExistingServer: false,
    env: { PORT: String(port), SANDBOX_PORT: String(port + 1010), DATA_DIR: ".data-e2e" },
  },
  globalSetup: "./e2e/global-setup.ts",
});
