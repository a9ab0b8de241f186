import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./environment";
import { step } from "./progress";

/** How one check went: so many promises kept, so many broken. */
export type Score = { readonly name: string; readonly passed: number; readonly failed: number };

type Gate = {
  readonly name: string;
  /** What Node runs. */
  readonly parameters: readonly string[];
  /** Where a test runner leaves its count. Without one the gate as a whole counts as one. */
  readonly report?: { readonly file: string; read(content: string): Omit<Score, "name"> };
};

const bin = (place: string) => path.join(ROOT, "node_modules", place);
const reportAt = (name: string) => path.join(ROOT, "test-results", name);

/** Everything that needs no browser, cheapest first. */
export const STATIC_GATES: readonly Gate[] = [
  { name: "route types", parameters: [bin("next/dist/bin/next"), "typegen"] },
  // The compiler proper. `typescript` is the older one, which the tools that need its API import.
  { name: "types", parameters: [bin("@typescript/native/bin/tsc"), "--noEmit", "-p", "."] },
  { name: "lint", parameters: [bin("oxlint/bin/oxlint"), "--type-aware"] },
  { name: "format", parameters: [bin("@biomejs/biome/bin/biome"), "check", "."] },
  {
    name: "walls",
    parameters: [
      bin("dependency-cruiser/bin/dependency-cruiser.mjs"),
      "app",
      "components",
      "sandbox",
      "server",
    ],
  },
  { name: "unused code", parameters: [bin("knip/bin/knip.js")] },
];

export const UNIT_TESTS: Gate = {
  name: "unit and database tests",
  parameters: [
    bin("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${reportAt("vitest.json")}`,
  ],
  report: { file: reportAt("vitest.json"), read: readVitest },
};

export const JOURNEYS: Gate = {
  name: "browser journeys",
  parameters: [bin("@playwright/test/cli.js"), "test"],
  report: { file: reportAt("playwright.json"), read: readPlaywright },
};

/** Runs one gate under its heading. Test runners speak for themselves; the others are heard only when they fail. */
export async function runGate(gate: Gate, extra: Readonly<Record<string, string>> = {}): Promise<Score> {
  console.log(`\n── ${gate.name}`);
  if (gate.report) {
    mkdirSync(path.dirname(gate.report.file), { recursive: true });
    rmSync(gate.report.file, { force: true });
  }
  const began = Date.now();
  const isQuiet = gate.report === undefined;
  const work = () => runNode(gate.parameters, extra, isQuiet);
  const { code, output } = await (isQuiet ? step(gate.name, work) : work());
  if (isQuiet && code !== 0) console.log(output.trimEnd());

  const score = scoreOf(gate, code);
  const mark = score.failed === 0 ? "✓" : "✗";
  console.log(
    `${mark} ${gate.name}: ${score.passed} passed, ${score.failed} failed (${((Date.now() - began) / 1000).toFixed(1)} s)`,
  );
  return score;
}

/** A runner that ends badly without a failed test to show (a crash, a broken setup) still counts as a failure. */
function scoreOf({ name, report }: Gate, code: number): Score {
  if (!report) return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  try {
    const { passed, failed } = report.read(readFileSync(report.file, "utf8"));
    return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { name, passed: 0, failed: 1 };
  }
}

async function runNode(
  parameters: readonly string[],
  extra: Readonly<Record<string, string>>,
  isQuiet: boolean,
) {
  const child = spawn(process.execPath, [...parameters], {
    cwd: ROOT,
    env: { ...process.env, ...extra },
    stdio: ["ignore", isQuiet ? "pipe" : "inherit", isQuiet ? "pipe" : "inherit"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code: code ?? 1, output };
}

function readVitest(content: string) {
  type Report = { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(content) as Report;
  // A file that cannot even be read has no failed tests, only a failed suite.
  return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
}

function readPlaywright(content: string) {
  type Report = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };
  const { stats, errors } = JSON.parse(content) as Report;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
