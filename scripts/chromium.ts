import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { ROOT } from "./environment";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser for the journeys: the one PLAYWRIGHT_CHROMIUM names, one on this machine, or Playwright's own. */
export function findChromium(): string | null {
  const named = process.env["PLAYWRIGHT_CHROMIUM"];
  return (
    [...(named ? [named] : []), ...INSTALLED, chromium.executablePath()].find((file) => existsSync(file)) ??
    null
  );
}

/** Finds a browser or lets Playwright download one; null when neither is possible. */
export function findOrInstallChromium(): string | null {
  const found = findChromium();
  if (found) return found;

  console.log("No Chromium on this machine; asking Playwright to download one.");
  const cli = path.join(ROOT, "node_modules", "@playwright", "test", "cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "inherit", timeout: 300_000 });
  return findChromium();
}

export const HOW_TO_GET_CHROMIUM =
  "The browser journeys need Chromium. On Debian or Ubuntu: apt-get install chromium. Elsewhere: npx playwright install chromium. Or set PLAYWRIGHT_CHROMIUM to its path.";
