import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";
import { listProducts, readProduct } from "./bare-catalog";
import { addLine, placeOrder } from "./bare-checkout";

// The yardstick: what the same machine can do with the same database, the same JSON and nothing in between. Nobody
// would run a shop on it: it checks no input, knows no session, limits no one and answers no question but these.
const pool = new pg.Pool({
  connectionString: process.env["DATABASE_URL"],
  max: 12,
});
const PRODUCTS = "/api/v1/products";

async function answer(
  request: IncomingMessage,
): Promise<{ readonly body: unknown; readonly cookie?: string }> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === PRODUCTS) return { body: await listProducts(pool, url.searchParams) };
  if (url.pathname.startsWith(PRODUCTS)) {
    return {
      body: await readProduct(
        pool,
        url.pathname.slice(PRODUCTS.length + 1),
        url.searchParams.get("currency") ?? "NGN",
      ),
    };
  }
  const input = JSON.parse(await readBody(request)) as { readonly json: Record<string, unknown> };
  if (url.pathname === "/api/trpc/cart.addLine") {
    const { view, token } = await addLine(
      pool,
      String(input.json["variantId"]),
      Number(input.json["quantity"]),
    );
    return { body: { result: { data: { json: view } } }, cookie: `oja.cart=${token}` };
  }
  if (url.pathname === "/api/trpc/checkout.start") {
    const token = /oja\.cart=([^;]+)/.exec(request.headers.cookie ?? "")?.[1] ?? "";
    return { body: { result: { data: { json: await placeOrder(pool, token, input.json) } } } };
  }
  // A payment provider that takes no time, so that placing an order can be measured without one.
  if (url.pathname === "/paystack/transaction/initialize")
    return { body: opened(input as unknown as { reference: string }) };
  throw new Error(`No such address: ${url.pathname}`);
}

const opened = ({ reference }: { readonly reference: string }) => ({
  status: true,
  message: "Authorization URL created",
  data: { authorization_url: `http://127.0.0.1/${reference}`, access_code: reference, reference },
});

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

const server = createServer((request, response) => {
  answer(request).then(
    ({ body, cookie }) => {
      const text = Buffer.from(JSON.stringify(body));
      const headers = { "content-type": "application/json; charset=utf-8", "content-length": text.length };
      response.writeHead(200, cookie ? { ...headers, "set-cookie": cookie } : headers).end(text);
    },
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
});

server.keepAliveTimeout = 60_000;
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
