import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MINUTE } from "@/server/platform/clock";
import { createLog } from "@/server/platform/log";
import { COUNT_MARK } from "@/server/shared/cart-count";
import { PASSING } from "@/server/shared/passing";
import { createFront } from "./front";
import { KEEPING } from "./keeping";
import { type Change, createPageStore } from "./page-store";

let server: Server;
let drop: (change: Change) => void;
let now: Date;
let made: { url: string; headers: Record<string, unknown> }[];
let render: (url: string) => { status: number; html: string } | Promise<{ status: number; html: string }>;

/** Renders as the app does: under a nonce of its own, with the mark of a page to be kept where the count goes. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  made.push({ url: request.url ?? "", headers: request.headers });
  const { status, html } = await render(request.url ?? "");
  const nonce = btoa(crypto.randomUUID());
  response.writeHead(status, {
    "content-security-policy": `script-src 'nonce-${nonce}'`,
    ...(request.url?.startsWith("/api/") ? {} : { "set-cookie": "a=b" }),
  });
  response.end(`${html}<i nonce="${nonce}"></i><b>${KEEPING in request.headers ? COUNT_MARK : "own"}</b>`);
}
const app: RequestListener = (request, response) => void answer(request, response);

beforeEach(async () => {
  now = new Date("2026-05-01T10:00:00Z");
  made = [];
  render = (url) => ({ status: 200, html: `<p>${url}</p><a href="/products/adire">` });
  const store = createPageStore({ clock: () => now, mostBytes: 1_000_000 });
  const front = createFront({
    app,
    store,
    clock: () => now,
    cookies: { session: "oja.session", cart: "oja.cart", count: "oja.count", currency: "oja.currency" },
    log: createLog("silent"),
    origin: () => origin(),
    isTold: true,
    hasProxy: false,
  });
  drop = front.drop;
  server = createServer(front.listener).listen(0);
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const ask = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${origin()}${path}`, { headers: { connection: "close", ...headers } });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};

describe("the front", () => {
  it("makes a page once for a crowd, and gives each a nonce of its own", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("/")));
    const nonces = answers.map(({ html, headers }) => {
      const [nonce] = /nonce="([^"]+)"/.exec(html)?.slice(1) ?? [];
      expect(headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
      return nonce;
    });
    expect(made).toHaveLength(1);
    expect(new Set(nonces).size).toBe(20);
  });

  it("fills in how full each visitor's cart is, and keeps nobody's cookies", async () => {
    await ask("/");
    const { html, headers } = await ask("/", { cookie: "oja.cart=secret; oja.count=12" });
    expect(html).toContain("<b>      12</b>");
    expect(headers.get("set-cookie")).toBeNull();
    expect(made).toHaveLength(1);
    expect(JSON.stringify(made)).not.toContain("secret");
  });

  it("sends what unpacks to the same page", async () => {
    const packed = await fetch(`${origin()}/`, {
      headers: { "accept-encoding": "gzip", connection: "close" },
    });
    expect(packed.headers.get("content-encoding")).toBe("gzip");
    expect(await packed.text()).toContain("<p>/</p>");
    expect(() => gunzipSync("")).toThrow();
  });

  it("makes a page anew after what it shows has changed, and only then", async () => {
    await ask("/products/adire");
    await ask("/products/drum");
    drop({ product: "somebody-else" });
    await ask("/products/adire");
    expect(made).toHaveLength(2);

    drop({ product: "drum" });
    await ask("/products/drum");
    expect(made).toHaveLength(3);
    // Both pages show adire.
    drop({ product: "adire" });
    await Promise.all([ask("/products/adire"), ask("/products/drum")]);
    expect(made).toHaveLength(5);
  });

  it("does not keep a page that was being made while something changed", async () => {
    render = (url) => {
      drop("lists");
      return { status: 200, html: url };
    };
    await ask("/");
    await ask("/");
    expect(made).toHaveLength(2);
  });

  it("shows no price that is older than five minutes, unless the shop behind it is away", async () => {
    await ask("/");
    now = new Date(now.getTime() + 6 * MINUTE);
    await ask("/");
    expect(made).toHaveLength(2);

    now = new Date(now.getTime() + 6 * MINUTE);
    render = () => ({ status: 503, html: "away" });
    expect(await ask("/")).toMatchObject({
      status: 200,
      html: expect.stringContaining("<p>/</p>") as string,
    });
    now = new Date(now.getTime() + 2 * 60 * MINUTE);
    expect((await ask("/")).status).toBe(503);
  });

  it("keeps no refusals", async () => {
    render = () => ({ status: 404, html: "no such thing" });
    expect((await ask("/products/none")).status).toBe(404);
    expect((await ask("/products/none")).status).toBe(404);
    expect(made).toHaveLength(2);
  });

  it("hands everything else to the app, and lets nobody pass for it or for another address", async () => {
    const { html } = await ask("/cart", { [KEEPING]: "forged", "x-forwarded-for": "8.8.8.8" });
    expect(html).toContain("<b>own</b>");
    expect(made[0]?.headers["x-forwarded-for"]).toMatch(/127\.0\.0\.1$/);
  });

  it("answers a crowd that asks the catalogue's API from memory, and one who asks once from the app", async () => {
    render = (url) => ({ status: 200, html: url });
    const list = "/api/v1/products?currency=NGN";
    for (let count = 0; count < 5; count++) expect((await ask(list)).html).toContain(list);
    await ask("/api/v1/products/adire?currency=NGN");
    expect(made.map(({ url }) => url)).toEqual([list, list, "/api/v1/products/adire?currency=NGN"]);

    drop({ product: "anything" });
    await ask(list);
    await ask(list, { cookie: "oja.session=mine" });
    await ask(list, { authorization: "Bearer mine" });
    expect(made).toHaveLength(6);
    now = new Date(now.getTime() + 1_500);
    await ask(list);
    expect(made).toHaveLength(7);
  });

  it("keeps no failure of the API", async () => {
    render = () => ({ status: 503, html: "away" });
    for (let count = 0; count < 3; count++) expect((await ask("/api/v1/products")).status).toBe(503);
    render = () => ({ status: 200, html: "back" });
    now = new Date(now.getTime() + 1_500);
    expect((await ask("/api/v1/products")).status).toBe(200);
  });

  it("asks on behalf of whoever made it necessary, so that limits count for them", async () => {
    await ask("/");
    expect(made[0]?.headers["x-forwarded-for"]).toMatch(/127\.0\.0\.1$/);
    expect(made[0]?.headers[KEEPING]).toBeDefined();
  });

  it("keeps no page that says of itself that something was refused", async () => {
    render = () => ({ status: 200, html: `<span hidden ${PASSING}=""></span>` });
    expect((await ask("/products/adire")).status).toBe(200);
    await ask("/products/adire");
    expect(made).toHaveLength(2);
  });
});
