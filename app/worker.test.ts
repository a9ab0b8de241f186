import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { beforeEach, describe, expect, it } from "vitest";

const script = readFileSync(path.resolve(import.meta.dirname, "../public/sw.js"), "utf8");
const SHOP = "https://shop.test";
const MINUTE = 60_000;

type Network = (path: string) => Response;
type Happening = Record<string, unknown> & { readonly waits: Promise<unknown>[] };

/** Just enough of a browser's caches: by address, in the order of putting in. */
class Shelf {
  readonly entries = new Map<string, Response>();
  put = async (key: string | Request, answer: Response) => void this.entries.set(addressOf(key), answer);
  match = async (key: string | Request) => this.entries.get(addressOf(key))?.clone();
  delete = async (key: string | Request) => this.entries.delete(addressOf(key));
  keys = async () => [...this.entries.keys()].map((url) => ({ url }) as Request);
}

const addressOf = (key: string | Request): string =>
  new URL(typeof key === "string" ? key : key.url, SHOP).href;

function startWorker() {
  const shelves = new Map<string, Shelf>();
  const listeners = new Map<string, (event: Happening) => void>();
  const open = async (name: string) => {
    const shelf = shelves.get(name) ?? new Shelf();
    shelves.set(name, shelf);
    return shelf;
  };
  const world = {
    network: (() => page("ok")) as Network,
    now: 1_000_000_000_000,
    shelves,
    async send(type: string, more: object = {}): Promise<Response | undefined> {
      let answer: Promise<Response> | undefined;
      const waits: Promise<unknown>[] = [];
      const respondWith = (given: Promise<Response>) => {
        answer = given;
      };
      const waitUntil = (work: Promise<unknown>) => void waits.push(work);
      listeners.get(type)?.({ ...more, waits, respondWith, waitUntil });
      const response = await answer;
      // What is waited for may wait for more.
      for (let index = 0; index < waits.length; index += 1) await waits[index];
      return response;
    },
    open: (path: string, request: object = {}) =>
      world.send("fetch", { request: { url: SHOP + path, method: "GET", mode: "navigate", ...request } }),
    keptPaths: () =>
      [...shelves].flatMap(([name, { entries }]) =>
        [...entries.keys()].map((url) => `${name} ${new URL(url).pathname}`),
      ),
  };
  const self = {
    location: new URL(SHOP),
    addEventListener: (type: string, listener: (event: Happening) => void) => listeners.set(type, listener),
    skipWaiting: async () => undefined,
    registration: { navigationPreload: { enable: async () => undefined } },
    clients: { claim: async () => undefined },
  };
  const caches = {
    open,
    keys: async () => [...shelves.keys()],
    delete: async (name: string) => shelves.delete(name),
    match: async (key: string | Request, options: { cacheName?: string } = {}) => {
      for (const [name, shelf] of shelves) {
        const found = !options.cacheName || options.cacheName === name ? await shelf.match(key) : undefined;
        if (found) return found;
      }
      return undefined;
    },
  };
  const fetch = async (asked: string | Request) => {
    const answer = world.network(new URL(typeof asked === "string" ? asked : asked.url, SHOP).pathname);
    Object.defineProperty(answer, "type", { value: "basic" });
    return answer;
  };
  class Now extends Date {
    static override now = () => world.now;
  }
  vm.runInNewContext(script, { self, caches, fetch, URL, Headers, Response, Date: Now, Set, Promise });
  return world;
}

const page = (words: string) =>
  new Response(words, { headers: { "content-type": "text/html; charset=utf-8" } });
const cut: Network = () => {
  throw new TypeError("no connection");
};

describe("the worker on a bad road", () => {
  let worker: ReturnType<typeof startWorker>;
  beforeEach(async () => {
    worker = startWorker();
    worker.network = (path) =>
      page(path === "/offline" ? "the road is cut /_next/static/chunks/a~1.js" : `fresh ${path}`);
    await worker.send("install");
    await worker.send("activate");
  });
  const read = async (path: string) => (await worker.open(path))?.text();

  it("keeps the page for no connection, and what it needs", () => {
    expect(worker.keptPaths()).toEqual(
      expect.arrayContaining([
        "oja-shell-1 /offline",
        "oja-shell-1 /_next/static/chunks/a~1.js",
        "oja-shell-1 /fonts/oja.woff2",
      ]),
    );
  });

  it("always asks the network first", async () => {
    await read("/products/honey");
    worker.network = () => page("cheaper");
    expect(await read("/products/honey")).toBe("cheaper");
  });

  it("shows a page of the market again for five minutes, and not a moment longer", async () => {
    await read("/products/honey");
    worker.network = cut;
    worker.now += 5 * MINUTE - 1;
    expect(await read("/products/honey")).toBe("fresh /products/honey");
    worker.now += 1;
    expect(await read("/products/honey")).toContain("the road is cut");
  });

  it("does not trust a page from the future", async () => {
    await read("/");
    worker.network = cut;
    worker.now -= MINUTE;
    expect(await read("/")).toContain("the road is cut");
  });

  it.each([
    "/account",
    "/admin",
    "/admin/orders",
    "/checkout",
    "/cart",
    "/orders/OJ-1",
    "/sign-in",
    "/api/v1/products",
    "/checkout/return",
  ])("never keeps %s", async (path) => {
    expect(await read(path)).toBe(`fresh ${path}`);
    expect(worker.keptPaths().filter((kept) => kept.endsWith(` ${path}`))).toEqual([]);
    worker.network = cut;
    expect(await read(path)).toContain("the road is cut");
  });

  it("keeps no page that went wrong", async () => {
    worker.network = () => new Response("oh", { status: 500, headers: { "content-type": "text/html" } });
    await read("/");
    expect(worker.keptPaths()).not.toContain("oja-pages-1 /");
  });

  it("lets kept pages go as soon as something is sent", async () => {
    await read("/");
    expect(worker.keptPaths()).toContain("oja-pages-1 /");
    await worker.open("/", { method: "POST" });
    expect(worker.keptPaths()).not.toContain("oja-pages-1 /");
  });

  it("leaves answers of the API and of other sites to the browser", async () => {
    expect(await worker.open("/api/trpc/cart.view", { mode: "cors" })).toBeUndefined();
    expect(
      await worker.send("fetch", { request: { url: "https://else.test/", method: "GET", mode: "navigate" } }),
    ).toBeUndefined();
  });

  it("throws away what an older worker kept, and nothing of others", async () => {
    worker.shelves.set("oja-pages-0", new Shelf());
    worker.shelves.set("somebody", new Shelf());
    await worker.send("activate");
    expect([...worker.shelves.keys()]).not.toContain("oja-pages-0");
    expect([...worker.shelves.keys()]).toContain("somebody");
  });

  it("looks for a new page for no connection after an hour", async () => {
    worker.network = (path) => page(path === "/offline" ? "the road is cut, said better" : "fresh");
    worker.now += 61 * MINUTE;
    await read("/");
    worker.network = cut;
    expect(await read("/account")).toBe("the road is cut, said better");
  });

  it("keeps at most so many pages", async () => {
    for (let index = 0; index < 30; index += 1) await read(`/products/p-${index}`);
    const kept = worker.keptPaths().filter((line) => line.startsWith("oja-pages-1"));
    expect(kept).toHaveLength(20);
    expect(kept.at(-1)).toBe("oja-pages-1 /products/p-29");
  });
});
