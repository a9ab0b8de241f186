import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { systemClock } from "@/server/platform/clock";
import { cookieName } from "@/server/platform/cookie";
import { env } from "@/server/platform/env";
import { log } from "@/server/platform/log";
import { createFront } from "./front";
import { listenForChanges } from "./listen";
import { createPageStore } from "./page-store";

const MOST_BYTES = 64 * 1024 * 1024;
const PATIENCE_MS = 10_000;

/** Opens the built app on a port. On SIGTERM and SIGINT it finishes what it was asked and ends the process. */
export async function open(port: number): Promise<void> {
  const { DATABASE_URL, TRUST_PROXY } = env();
  // A pooler that hands out connections per transaction passes no news on.
  const canListen = new URL(DATABASE_URL).searchParams.get("pgbouncer") !== "true";
  const store = createPageStore({ clock: systemClock, mostBytes: MOST_BYTES });
  let listener: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => listener(request, response));
  const app = next({ dev: false, port, hostname: "localhost", httpServer: server });
  await app.prepare();

  const handle = app.getRequestHandler();
  const ownPort = () => (server.address() as AddressInfo).port;
  const front = createFront({
    app: (request, response) => void handle(request, response),
    store,
    clock: systemClock,
    cookies: {
      session: cookieName("session"),
      cart: cookieName("cart"),
      count: cookieName("count"),
      currency: cookieName("currency"),
    },
    log: log(),
    origin: () => `http://127.0.0.1:${ownPort()}`,
    isTold: canListen,
    hasProxy: TRUST_PROXY,
  });
  listener = front.listener;
  const changes = canListen
    ? listenForChanges({
        connectionString: DATABASE_URL,
        log: log(),
        onChange: front.drop,
      })
    : null;
  server.keepAliveTimeout = 65_000;
  server.listen(port);

  let isClosing = false;
  const close = async (): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeIdleConnections();
    });
    await Promise.all([changes?.close(), app.close()]);
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void close());
}
