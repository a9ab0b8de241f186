import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { COUNTS_LAG_MS, noteChange, setListening } from "@/server/platform/changes";
import type { Log } from "@/server/platform/log";
import type { Change } from "./page-store";

const CHANNEL = "oja_shop_changed";
const HEARTBEAT_MS = 5_000;
const SILENCE_MS = 3_000;
const AGAIN_MS = 1_000;
const SETTLED_MS = COUNTS_LAG_MS + 500;

type Listening = {
  readonly connectionString: string;
  readonly log: Log;
  readonly onChange: (change: Change) => void;
};

/**
 * Hears of every committed change of what the shop shows, from the triggers of the database itself, so no code path can
 * forget to tell. What may have been missed while the connection was down counts as a change of everything.
 */
export function listenForChanges({ connectionString, log, onChange }: Listening): { close(): Promise<void> } {
  const ended = new AbortController();
  let settling: NodeJS.Timeout | undefined;
  const tell = (change: Change): void => {
    noteChange();
    onChange(change);
    // What is counted (see memo.ts) may lag behind a change for a moment, and a page made in it with it.
    clearTimeout(settling);
    if (change !== "everything") settling = setTimeout(() => onChange("lists"), SETTLED_MS);
  };
  const done = (async () => {
    while (!ended.signal.aborted) {
      try {
        await listenOnce(connectionString, tell, ended.signal);
      } catch (error) {
        if (!ended.signal.aborted) log.warn({ error }, "lost touch with the changes of the catalogue");
      }
      await pause(AGAIN_MS, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return {
    close: async () => {
      ended.abort();
      clearTimeout(settling);
      await done;
    },
  };
}

/** Returns or throws when the connection is gone; a heartbeat notices one that only looks alive. */
async function listenOnce(
  connectionString: string,
  tell: (change: Change) => void,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: SILENCE_MS,
    query_timeout: SILENCE_MS,
    application_name: "oja front",
  });
  const lost = new Promise<never>((_, reject) => client.once("error", reject));
  lost.catch(() => undefined);
  try {
    await client.connect();
    client.on("notification", ({ payload }) => tell(readChange(payload ?? "")));
    await client.query(`LISTEN ${CHANNEL}`);
    setListening(true);
    tell("everything");
    while (!signal.aborted) {
      await Promise.race([lost, pause(HEARTBEAT_MS, undefined, { signal }).catch(() => undefined)]);
      await client.query("SELECT 1");
    }
  } finally {
    setListening(false);
    await client.end().catch(() => undefined);
  }
}

/** "page adire-eleko", "product adire-eleko", "lists" or "everything". What is not understood is taken for the most it could mean. */
function readChange(payload: string): Change {
  const [word, slug] = payload.split(" ");
  if (word === "page" && slug) return { page: slug };
  if (word === "product" && slug) return { product: slug };
  return word === "lists" ? "lists" : "everything";
}
