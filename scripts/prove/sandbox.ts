import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { FaultTable } from "@/sandbox/faults";
import type { State } from "@/sandbox/state";
import type { Town } from "./town";

type Place = Pick<Town, "sandboxUrl">;

async function post(url: string, body: object, method = "POST"): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} at ${url}: ${await answer.text()}`);
  return answer.json();
}

/** Presses a button of a hosted payment page. */
export const payOn = (_: Place, page: string, outcome: string): Promise<unknown> =>
  post(page.includes("/paystack/") ? `${page}/pay` : page, { outcome });

export const setFaults = ({ sandboxUrl }: Place, faults: FaultTable) =>
  post(`${sandboxUrl}/faults.json`, faults, "PUT");
export const advance = ({ sandboxUrl }: Place, seconds: number) =>
  post(`${sandboxUrl}/controls/advance`, { seconds });
export const flush = ({ sandboxUrl }: Place, dropped: boolean) =>
  post(`${sandboxUrl}/controls/flush`, { dropped });

export type Letter = { readonly provider: "paystack" | "stripe"; readonly body: string };

/** Webhooks of the payment companies that have arrived. */
export async function listLetters({ sandboxUrl }: Place): Promise<Letter[]> {
  const answer = await fetch(`${sandboxUrl}/deliveries.json?state=delivered`);
  const { deliveries } = (await answer.json()) as { deliveries: Letter[] };
  return deliveries.filter(({ provider }) => provider === "paystack" || provider === "stripe").slice(0, 40);
}

/** How often an operation of a provider was called. */
export async function countCalls(
  { sandboxUrl }: Place,
  provider: string,
  operation: string,
): Promise<number> {
  const answer = await fetch(`${sandboxUrl}/calls.json`);
  const calls = (await answer.json()) as Record<string, Record<string, number> | undefined>;
  return calls[provider]?.[operation] ?? 0;
}

const WRITTEN_AFTER_MS = 700;

/** What the payment companies themselves hold to be true. */
export async function readState({ folder }: Pick<Town, "folder">): Promise<State> {
  await pause(WRITTEN_AFTER_MS);
  return JSON.parse(readFileSync(path.join(folder, "sandbox", "state.json"), "utf8")) as State;
}
