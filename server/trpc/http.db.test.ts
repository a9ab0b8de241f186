import superjson from "superjson";
import { beforeAll, describe, expect, it } from "vitest";
import { addRates, addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { answerTrpc } from "./http";
import { describeOpenApi } from "./openapi";
import { answerRest } from "./rest";

const kit = createTestCtx();
const ORIGIN = "http://localhost:3000";
let variantId: string;
beforeAll(async () => {
  process.env["NEXTAUTH_SECRET"] = "a-secret-for-tests-only-0123456789abcdef";
  process.env["CRON_SECRET"] = "a-secret-for-tests-only-0123456789abcdef";
  await resetDatabase();
  await addRates(kit.db);
  variantId = await addThing(kit.db, { title: "Aṣọ-òkè cap", ngn: 250_000_000_000n });
  return kit.close;
});

const post = (procedure: string, input: unknown, headers: Record<string, string> = {}) =>
  answerTrpc(
    new Request(`${ORIGIN}/api/trpc/${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: ORIGIN, ...headers },
      body: typeof input === "string" ? input : JSON.stringify(superjson.serialize(input)),
    }),
  );

type Problem = {
  readonly error: {
    readonly json: {
      readonly message: string;
      readonly data: { readonly code: string; readonly fields: Record<string, string> | null };
    };
  };
};
const problem = async (answer: Response) => ((await answer.json()) as Problem).error.json;

describe("a change over HTTP", () => {
  it("keeps the cart in a cookie that scripts cannot read", async () => {
    const answer = await post("cart.addLine", { variantId, quantity: 1 });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("set-cookie")).toMatch(/oja\.cart=.+HttpOnly; SameSite=Lax/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("is refused from another site, and as a form", async () => {
    expect(
      (await post("cart.addLine", { variantId, quantity: 1 }, { origin: "https://evil.example" })).status,
    ).toBe(403);
    expect(
      (await post("cart.addLine", { variantId, quantity: 1 }, { "sec-fetch-site": "cross-site" })).status,
    ).toBe(403);
    expect(
      (await post("cart.addLine", { variantId, quantity: 1 }, { "content-type": "text/plain" })).status,
    ).toBe(415);
    expect(
      (
        await post(
          "cart.addLine",
          { variantId, quantity: 1 },
          { "content-type": "application/x-www-form-urlencoded" },
        )
      ).status,
    ).toBe(415);
  });

  it("cannot be made by reading an address", async () => {
    const input = encodeURIComponent(JSON.stringify(superjson.serialize({ variantId, quantity: 1 })));
    const answer = await answerTrpc(new Request(`${ORIGIN}/api/trpc/cart.addLine?input=${input}`));
    expect(answer.status).toBe(405);
  });

  it("is refused when it is too large, read no further than the limit", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
        if (sent > 40_000_000) controller.close();
      },
    });
    const request = new Request(`${ORIGIN}/api/trpc/cart.addLine`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect((await answerTrpc(request)).status).toBe(413);
    expect(sent).toBeLessThan(3_000_000);
  });

  it.each([-1, 1.5, 1e9, "1e3", "1", Number.NaN, Number.POSITIVE_INFINITY, null, [1], {}, true])(
    "refuses a quantity of %j, naming the field",
    async (quantity) => {
      const answer = await post("cart.addLine", { variantId, quantity });
      expect(answer.status).toBe(422);
      const { data, message } = await problem(answer);
      expect(data.fields).toHaveProperty("quantity");
      expect(message).not.toMatch(/Invalid input|ZodError|expected/);
    },
  );

  it.each([
    "{",
    "[]",
    '"text"',
    "null",
    '{"json":{"variantId":{"__proto__":{}}}}',
    `{"json":${"[".repeat(5_000)}${"]".repeat(5_000)}}`,
  ])("answers a broken body with a refusal, never a fault (%#)", async (body) => {
    const answer = await post("cart.addLine", body);
    expect([400, 422]).toContain(answer.status);
    expect(await answer.text()).not.toMatch(/at .*\.ts|node_modules|prisma/i);
  });

  it("says nothing of what went wrong inside", async () => {
    const { message } = await problem(await post("nothing.here", {}));
    expect(message).toBe("There is no such procedure.");
  });
});

describe("the same procedures as REST", () => {
  const get = (path: string) => answerRest(new Request(`${ORIGIN}/api/v1${path}`), path.split("?")[0] ?? "");

  it("lists and shows products, amounts exact at any size", async () => {
    const list = await get("/products?currency=NGN&limit=10");
    expect(list.status).toBe(200);
    const text = await list.text();
    expect(text).toContain('"minor":250000000000');
    const { items } = JSON.parse(text) as { items: { slug: string }[] };
    const product = await get(`/products/${items[0]?.slug}?currency=USD`);
    expect(await product.json()).toMatchObject({
      title: "Aṣọ-òkè cap",
      variants: [{ price: { minor: 1_000, currency: "USD" } }],
    });
  });

  it("refuses in one shape, naming the field", async () => {
    const answer = await get("/products?currency=EUR&limit=10");
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      error: { code: "UNPROCESSABLE_CONTENT", details: { currency: "Choose NGN, USD or KES" } },
      requestId: expect.stringMatching(/^req_/) as string,
    });
    expect((await get("/products?currency=NGN&limit=1000")).status).toBe(422);
    expect((await get("/products/%zz?currency=NGN")).status).toBe(422);
    expect((await get("/products?currency=NGN&limit=1e1")).status).toBe(422);
    expect((await get("/products?currency=NGN&drop=table")).status).toBe(422);
    expect((await get("/products/no-such-thing?currency=NGN")).status).toBe(404);
    expect((await get("/orders")).status).toBe(404);
  });

  it("is described by a document that names every address it answers", () => {
    const text = JSON.stringify(describeOpenApi(ORIGIN));
    expect(JSON.parse(text)).toMatchObject({
      openapi: "3.1.0",
      paths: {
        "/products": { get: { operationId: "catalog.list" } },
        "/products/{slug}": { get: { operationId: "catalog.product" } },
      },
    });
    expect(text).toContain('"filters.tags"');
    expect(text).toContain('"format":"int64"');
  });
});
