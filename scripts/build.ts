import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Child, type Program, startChild } from "./children";
import { ROOT } from "./environment";

export const NEXT = path.join(ROOT, "node_modules", "next", "dist", "bin", "next");

/**
 * How the built app is started. About 80 MB of it are alive at a time; left alone, Node lets the rest lie about until
 * the process has grown past half a gigabyte.
 */
export const SERVE: readonly string[] = [
  "--max-old-space-size=256",
  "--max-semi-space-size=8",
  path.join(ROOT, "server", "front", "main.mjs"),
];

/** Everything a production build is made from. Tests and the generated client do not change it: the schema does. */
const SOURCES = [
  "app",
  "components",
  "server",
  "public",
  "prisma/schema",
  "sandbox/keys.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "tsconfig.json",
  "package-lock.json",
];
const IGNORED = /(^server\/platform\/prisma\/|^server\/testing\/|\.test\.tsx?$|\.md$)/;

const stamp = path.join(ROOT, ".next", "oja-build-hash");

/** Whether the build on disk is of the files on disk. */
export function isBuildFresh(): boolean {
  return (
    existsSync(path.join(ROOT, ".next", "BUILD_ID")) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === hashSources()
  );
}

type Build = { readonly child: Child; readonly hash: string; readonly lines: string[]; readonly log: string };

/** Starts a production build; the whole log goes to `<logs>/build.log`. Await `finishBuild` for how it went. */
export function startBuild(
  variables: Program["variables"],
  logs: string,
  onProgress: (note: string) => void,
): Build {
  const hash = hashSources();
  const lines: string[] = [];
  const child = startChild({
    name: "build",
    parameters: [NEXT, "build"],
    variables,
    logs,
    onLine(line) {
      lines.push(line);
      if (PHASE.test(line)) onProgress(phaseOf(line));
    },
  });
  return { child, hash, lines, log: path.join(logs, "build.log") };
}

/** Settles when the build has succeeded; a failed one shows the end of its log. */
export async function finishBuild({ child, hash, lines, log }: Build): Promise<void> {
  const outcome = await child.exited;
  if (outcome !== "code 0") {
    throw new Error(`The build failed (${outcome}). The end of ${log}:\n${lines.slice(-25).join("\n")}`);
  }
  writeFileSync(stamp, hash);
}

/** Builds unless the build on disk is already of these files. */
export async function build(
  variables: Program["variables"],
  logs: string,
  onProgress: (note: string) => void,
) {
  if (!isBuildFresh()) await finishBuild(startBuild(variables, logs, onProgress));
}

const PHASE = /^\s*(Creating|Running|Collecting|Generating|Finalizing) [a-z ]+/i;
const phaseOf = (line: string) => (PHASE.exec(line)?.[0] ?? line).trim().toLowerCase();

function hashSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const source of SOURCES) {
    for (const file of filesUnder(source)) hash.update(file).update(readFileSync(path.join(ROOT, file)));
  }
  return hash.digest("hex");
}

function filesUnder(source: string): string[] {
  const place = path.join(ROOT, source);
  if (!existsSync(place)) return [];
  try {
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
      .filter((file) => !IGNORED.test(file))
      .sort();
  } catch {
    return [source];
  }
}
