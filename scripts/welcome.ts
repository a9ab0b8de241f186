import type { Environment } from "./environment";

const PEOPLE = ["admin@oja.test", "support@oja.test", "concierge@oja.test", "shopper@oja.test"];

/** Where to go and how to sign in, once everything answers. */
export function welcome(environment: Environment, tookMs: number): void {
  const { appUrl, sandboxUrl, hasSandbox, dataDir } = environment;
  const demo = [
    `Sandbox     ${sandboxUrl}   inbox: ${sandboxUrl}/inbox`,
    "",
    ...PEOPLE.map((email, index) => `${index === 0 ? "Sign in     " : "            "}${email}`),
    "Password    market-day-2026",
    "            Staff also need the one-time code, which appears",
    "            here and in the sandbox inbox.",
  ];
  const lines = [
    `Oja is open (${(tookMs / 1000).toFixed(1)} s)`,
    "",
    `Shop        ${appUrl}`,
    `Dashboard   ${appUrl}/admin`,
    ...(hasSandbox ? demo : []),
    "",
    `Logs        ${dataDir}/logs`,
    "Ctrl-C closes everything.",
  ];
  const width = Math.max(...lines.map((line) => line.length));
  const edge = "─".repeat(width + 2);
  console.log([`┌${edge}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${edge}┘`].join("\n"));
}
