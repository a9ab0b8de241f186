import type { Browser, CDPSession, Page } from "@playwright/test";

/** A phone and its network. Rates in kilobits per second, times in milliseconds. */
export type Profile = {
  readonly name: string;
  readonly kilobits: number;
  readonly roundTrip: number;
  readonly slowdown: number;
};

/** The least we serve, and what most have. */
export const PROFILES: readonly Profile[] = [
  { name: "floor", kilobits: 400, roundTrip: 400, slowdown: 6 },
  { name: "usual", kilobits: 9_000, roundTrip: 100, slowdown: 4 },
];

export const KINDS = ["document", "stylesheet", "script", "font", "image", "other"] as const;
export type Kind = (typeof KINDS)[number];
/** What came over the wire, compressed as it came, headers included. */
export type Bytes = Readonly<Record<Kind, number>>;

export type Visit = {
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  /** The slowest answer to a tap; null where nothing was tapped. */
  readonly inp: number | null;
  readonly bytes: Bytes;
};

type Seen = { lcp: number; cls: number; tasks: { start: number; length: number }[]; taps: number[] };

const PHONE = { width: 360, height: 640 };
const QUIET_MS = 3_000;

/** One first visit on a phone of the profile, with an empty cache; then, when it is there, a tap on `tap`. */
export async function visit(browser: Browser, url: string, profile: Profile, tap?: string): Promise<Visit> {
  const context = await browser.newContext({
    viewport: PHONE,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const bytes = await countBytes(session);
    await slowDown(session, profile);
    // The translator of TypeScript wraps functions in a helper that the page does not have.
    await page.addInitScript("globalThis.__name ??= (value) => value");
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "load", timeout: 120_000 });
    await page.waitForTimeout(QUIET_MS);
    const first = { ...bytes };
    const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
    const fcp = await firstPaint(page);
    if (seen.lcp === 0 || fcp === 0) throw new Error(`Nothing was measured at ${url}`);
    return {
      lcp: seen.lcp,
      cls: seen.cls,
      tbt: seen.tasks
        .filter(({ start }) => start >= fcp)
        .reduce((sum, { length }) => sum + Math.max(0, length - 50), 0),
      inp: tap ? await tapOn(page, tap) : null,
      bytes: first,
    };
  } finally {
    await context.close();
  }
}

async function slowDown(session: CDPSession, { kilobits, roundTrip, slowdown }: Profile): Promise<void> {
  const throughput = (kilobits * 1_000) / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: roundTrip,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
}

/** Counts until the session ends; the object it returns is kept up to date. */
export async function countBytes(session: CDPSession): Promise<Record<Kind, number>> {
  const bytes: Record<Kind, number> = { document: 0, stylesheet: 0, script: 0, font: 0, image: 0, other: 0 };
  const kinds = new Map<string, Kind>();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type }) => {
    const kind = type.toLowerCase();
    kinds.set(requestId, KINDS.find((known) => known === kind) ?? "other");
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes[kinds.get(requestId) ?? "other"] += encodedDataLength;
  });
  return bytes;
}

/** Runs in the page, before anything else of it. */
function watch(): void {
  const seen: Seen = { lcp: 0, cls: 0, tasks: [], taps: [] };
  Object.assign(window, { seen });
  const observe = (type: string, note: (entry: PerformanceEntry & Record<string, never>) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) note(entry as PerformanceEntry & Record<string, never>);
    }).observe({ type, buffered: true, ...(type === "event" ? { durationThreshold: 16 } : {}) });
  observe("largest-contentful-paint", (entry) => {
    seen.lcp = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    if (!entry["hadRecentInput"]) seen.cls += Number(entry["value"]);
  });
  observe("longtask", (entry) => seen.tasks.push({ start: entry.startTime, length: entry.duration }));
  observe("event", (entry) => {
    if (entry["interactionId"]) seen.taps.push(entry.duration);
  });
}

const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);

async function tapOn(page: Page, selector: string): Promise<number | null> {
  const target = page.locator(selector).first();
  if (!(await target.isVisible())) return null;
  await target.tap();
  await page.waitForTimeout(1_000);
  const { taps } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  return taps.length > 0 ? Math.max(...taps) : 0;
}
