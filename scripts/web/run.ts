import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { ROOT } from "../environment";
import { main, say, step } from "../progress";
import { judgePages, type Verdict } from "./lighthouse";
import { KINDS, PROFILES, type Profile, type Visit, visit } from "./measure";
import { onStage } from "./stage";

/** A page, and what a thumb would touch on it first. */
const PAGES = [
  { name: "Home", path: "/", tap: "summary" },
  { name: "List", path: "/categories/textiles", tap: "summary" },
  { name: "Product", path: "/products/adire-eleko-ibadandun", tap: "main button[type=submit]" },
  { name: "Cart", path: "/cart", tap: "summary" },
] as const;
const VISITS = 3;

type Visiting = { readonly shop: string; readonly page: (typeof PAGES)[number]; readonly profile: Profile };

/** The visit in the middle, by its largest paint. */
async function visitOften(browser: Browser, { shop, page, profile }: Visiting): Promise<Visit> {
  const visits: Visit[] = [];
  for (let count = 0; count < VISITS; count++) {
    visits.push(await visit(browser, `${shop}${page.path}`, profile, page.tap));
  }
  const middle = visits.sort((a, b) => a.lcp - b.lcp)[Math.floor(VISITS / 2)];
  if (!middle) throw new Error("No visits");
  return middle;
}

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly string[]) =>
  [line(head), line(head.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows].join("\n");
const kilobytes = (bytes: number) => (bytes / 1_024).toFixed(0);

function rowOf(name: string, profile: Profile, { lcp, tbt, cls, inp, bytes }: Visit): string {
  const all = KINDS.reduce((sum, kind) => sum + bytes[kind], 0);
  return line([
    `${name}, ${profile.name}`,
    (lcp / 1_000).toFixed(2),
    tbt.toFixed(0),
    cls.toFixed(3),
    inp === null ? "" : inp.toFixed(0),
    kilobytes(bytes.document + bytes.stylesheet),
    kilobytes(bytes.script),
    kilobytes(bytes.font),
    kilobytes(bytes.image),
    kilobytes(all),
  ]);
}

const tableOfVisits = (rows: readonly string[]) =>
  table(
    [
      "",
      "LCP s",
      "TBT ms",
      "CLS",
      "INP ms",
      "HTML and CSS KB",
      "scripts KB",
      "font KB",
      "pictures KB",
      "all KB",
    ],
    rows,
  );

const tableOfVerdicts = (verdicts: readonly Verdict[]) =>
  table(
    [
      "Lighthouse, mobile",
      "performance",
      "accessibility",
      "best practices",
      "SEO",
      "what it would like better",
    ],
    verdicts.map(({ scores, complaints }, at) =>
      line([
        PAGES[at]?.name ?? "",
        ...[scores.performance, scores.accessibility, scores["best-practices"], scores.seo].map(String),
        complaints.join(", "),
      ]),
    ),
  );

const facts = () =>
  `Measured ${new Date().toISOString().slice(0, 10)} on ${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim() ?? "unknown"}), ` +
  "browser and shop on the same machine.";

const HEAD = "# How fast it is in a browser\n\nWritten by `npm run bench:web`.\n";
const NOTES = `
**Floor** is a slow phone on a bad network: ${describe(PROFILES[0])}. **Usual** is what most have: ${describe(PROFILES[1])}. Each row is the middle of
${VISITS} first visits with an empty cache on a screen of 360 × 640 at two pixels per point. *LCP* is when the largest thing above the fold was there,
*TBT* how long the page was deaf to taps after its first paint, *CLS* how much it jumped, *INP* how long it took to answer a tap. The bytes are those of the first view, compressed.
`;

function describe(profile: Profile | undefined): string {
  if (!profile) throw new Error("No such profile");
  const { kilobits, roundTrip, slowdown } = profile;
  return `${kilobits.toLocaleString("en")} kb/s, ${roundTrip} ms there and back, a processor ${slowdown} times slower`;
}

/** `npm run bench:web`: the shop's pages on two phones in a real browser, and what Lighthouse says of them. */
await main(() =>
  onStage(async ({ shop, executablePath }) => {
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    const rows: string[] = [];
    try {
      for (const page of PAGES) {
        for (const profile of PROFILES) {
          const seen = await step(`${page.name}, ${profile.name}`, () =>
            visitOften(browser, { shop, page, profile }),
          );
          rows.push(rowOf(page.name, profile, seen));
        }
      }
    } finally {
      await browser.close();
    }
    const verdicts = await step("Lighthouse", () =>
      judgePages(
        PAGES.map(({ path: address }) => `${shop}${address}`),
        { executablePath },
      ),
    );
    const report = [tableOfVisits(rows), "", tableOfVerdicts(verdicts), "", facts()].join("\n");
    writeFileSync(path.join(ROOT, "docs", "web.md"), `${HEAD}\n${report}\n${NOTES}`);
    console.log(`\n${report}\n`);
    say("Written to docs/web.md.");
  }),
);
