import { createServer, type IncomingHttpHeaders } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Sandbox, type SandboxOptions, startSandbox } from "../server";

export type Letter = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly at: number;
};

/** Stands where the shop would: keeps every webhook, and answers as told. */
export type Shop = {
  readonly url: string;
  readonly letters: Letter[];
  answer: number;
  stop(): Promise<void>;
};

async function openShop(): Promise<Shop> {
  const letters: Letter[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const url = new URL(request.url ?? "/", "http://shop");
    if (request.method === "GET") {
      response.end(url.searchParams.get("hub.challenge"));
      return;
    }
    letters.push({
      path: url.pathname,
      headers: request.headers,
      raw: Buffer.concat(chunks).toString(),
      at: Date.now(),
    });
    response.writeHead(shop.answer).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const shop: Shop = {
    url: `http://127.0.0.1:${port}`,
    letters,
    answer: 200,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return shop;
}

export type Town = { readonly sandbox: Sandbox; readonly shop: Shop; close(): Promise<void> };

/** A sandbox on a free port and a shop for it to talk to. Nothing happens by waiting: tests call `advance`. */
export async function openTown(options: SandboxOptions = {}): Promise<Town> {
  const shop = await openShop();
  const pace = { laterMs: 60_000, refundMs: 60_000, messageMs: 60_000, retriesMs: [60_000, 60_000] };
  const sandbox = await startSandbox({ port: 0, appUrl: shop.url, pace, ...options });
  const close = async () => {
    await sandbox.stop();
    await shop.stop();
  };
  return { sandbox, shop, close };
}

/** Letters that arrived, once there are `count` of them. */
export async function lettersOf(shop: Shop, count: number): Promise<Letter[]> {
  for (let waited = 0; shop.letters.length < count; waited += 5) {
    if (waited > 3000) throw new Error(`only ${shop.letters.length} of ${count} webhooks came`);
    await sleep(5);
  }
  return shop.letters;
}

type Body = Readonly<Record<string, unknown>>;

export async function callJson(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, {
    method,
    redirect: "manual",
    headers: { "content-type": "application/json", ...headers },
    ...init,
  });
  const answer = (await response.json()) as Body;
  return { status: response.status, body: answer, headers: response.headers };
}

/** Reads a value deep inside an answer: `at(body, "data", "status")`. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (node, key) =>
      typeof node === "object" && node !== null ? (node as Record<string | number, unknown>)[key] : undefined,
    value,
  );

export const eventsOf = (letters: readonly Letter[]): unknown[] =>
  letters.map(({ raw }) => at(JSON.parse(raw), "event") ?? at(JSON.parse(raw), "type"));
