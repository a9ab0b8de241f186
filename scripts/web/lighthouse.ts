import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { freePort } from "../postgres/record";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof CATEGORIES)[number];
/** Out of 100. */
export type Scores = Readonly<Record<Category, number>>;
export type Verdict = { readonly scores: Scores; readonly complaints: readonly string[] };

type Asking = {
  readonly executablePath: string | undefined;
  readonly categories?: readonly Category[];
};

/** What Lighthouse says of pages on a phone, one after the other in a browser of their own. */
export async function judgePages(
  urls: readonly string[],
  { executablePath, categories = CATEGORIES }: Asking,
): Promise<Verdict[]> {
  const port = await freePort();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", `--remote-debugging-port=${port}`],
  });
  try {
    const verdicts: Verdict[] = [];
    for (const url of urls) verdicts.push(await judge(url, port, categories));
    return verdicts;
  } finally {
    await browser.close();
  }
}

/** Over plain http on this machine these would complain of what is not the page's doing. */
const NOT_HERE = ["is-on-https", "redirects-http"];

async function judge(url: string, port: number, categories: readonly Category[]): Promise<Verdict> {
  const result = await lighthouse(url, {
    port,
    logLevel: "silent",
    onlyCategories: [...categories],
    skipAudits: NOT_HERE,
  });
  if (!result || result.lhr.runtimeError) {
    throw new Error(
      `Lighthouse could not look at ${url}: ${result?.lhr.runtimeError?.message ?? "no answer"}`,
    );
  }
  const { lhr } = result;
  const scoreOf = (category: Category) => Math.round(100 * (lhr.categories[category]?.score ?? 0));
  const complaints = Object.values(lhr.categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ weight }) => weight > 0)
    .flatMap(({ id }) => lhr.audits[id] ?? [])
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, displayValue }) => (displayValue ? `${id} (${displayValue})` : id));
  return {
    scores: {
      performance: scoreOf("performance"),
      accessibility: scoreOf("accessibility"),
      "best-practices": scoreOf("best-practices"),
      seo: scoreOf("seo"),
    },
    complaints: [...new Set(complaints)],
  };
}
