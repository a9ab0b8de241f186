import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import type { Job } from "@/server/jobs/job";
import { jobs } from "@/server/jobs/registry";
import { startCheckout } from "@/server/modules/checkout/service/start-checkout";
import type { Order } from "@/server/modules/orders/contract";
import { readOrder } from "@/server/modules/orders/service";
import type { ProviderName } from "@/server/modules/payments/contract";
import { mpesaProvider } from "@/server/modules/payments/providers/mpesa/provider";
import { paystackProvider } from "@/server/modules/payments/providers/paystack/provider";
import { stripeProvider } from "@/server/modules/payments/providers/stripe/provider";
import { receiveWebhook, type WebhookAnswer } from "@/server/modules/payments/service/receive-webhook";
import { systemClock } from "@/server/platform/clock";
import { memoryTokenStore } from "@/server/platform/token-store";
import type { VariantId } from "@/server/shared/id";
import type { ShopCurrency } from "@/server/shared/money";
import { addRates, addThing, dollarForm, filledForm, shillingForm, shopperWith } from "./builders";
import { resetDatabase } from "./database";
import { createTestCtx, type Kit } from "./kit";

export type Letter = {
  readonly provider: ProviderName;
  readonly rawBody: string;
  readonly headers: Headers;
  /** The end of its address, where that stands for a signature. */
  readonly token?: string;
};

/** The sandbox with a letterbox in front of it: webhooks wait here until a test delivers them, in any order, any number of times. */
export type ShopKit = Kit & {
  readonly sandbox: Sandbox;
  readonly letters: Letter[];
  reset(): Promise<void>;
  /** Places an order for new stock and opens its payment page. */
  place(wish?: {
    currency?: ShopCurrency;
    stock?: number;
    quantity?: number;
    variantId?: VariantId;
  }): Promise<{ order: Order; reference: string; variantId: VariantId; pageId: string }>;
  /** What a shopper does on the payment page. */
  pay(placed: { pageId: string; currency?: ShopCurrency }, outcome: string): Promise<void>;
  deliver(letter: Letter): Promise<WebhookAnswer>;
  /** Runs every waiting job, and those they cause, until none is left. */
  work(): Promise<void>;
  orderNow(order: Pick<Order, "id">): Promise<Order>;
  stop(): Promise<void>;
};

export async function createShopKit(): Promise<ShopKit> {
  const letters: Letter[] = [];
  const box = await openLetterbox(letters);
  const appUrl = `http://127.0.0.1:${(box.address() as AddressInfo).port}`;
  const sandbox = await startSandbox({
    port: 0,
    folder: null,
    appUrl,
    pace: { laterMs: 60_000, refundMs: 60_000 },
  });
  const kit = createTestCtx({
    plugs: {
      payments: {
        paystack: paystackProvider({
          secretKey: SANDBOX_KEYS.PAYSTACK_SECRET_KEY,
          baseUrl: `${sandbox.url}/paystack`,
        }),
        stripe: stripeProvider({
          secretKey: SANDBOX_KEYS.STRIPE_SECRET_KEY,
          webhookSecret: SANDBOX_KEYS.STRIPE_WEBHOOK_SECRET,
          baseUrl: sandbox.url,
        }),
        mpesa: mpesaProvider({
          consumerKey: SANDBOX_KEYS.DARAJA_CONSUMER_KEY,
          consumerSecret: SANDBOX_KEYS.DARAJA_CONSUMER_SECRET,
          shortcode: SANDBOX_KEYS.DARAJA_SHORTCODE,
          passkey: SANDBOX_KEYS.DARAJA_PASSKEY,
          baseUrl: `${sandbox.url}/daraja`,
          callbackUrl: `${appUrl}/api/webhooks/daraja`,
          callbackKey: "a-key-for-callbacks-in-tests-only",
          tokens: memoryTokenStore(systemClock),
          clock: systemClock,
        }),
      },
    },
  });
  const shop: ShopKit = {
    ...kit,
    sandbox,
    letters,
    async reset() {
      await resetDatabase();
      sandbox.controls.heal();
      sandbox.controls.reset();
      letters.length = 0;
      kit.clock.set(new Date());
      await addRates(kit.db);
    },
    async place({ currency = "NGN", stock = 10, quantity = 1, variantId } = {}) {
      const thing = variantId ?? (await addThing(kit.db, { stock, kes: 150_000n }));
      const holder = await shopperWith(kit.guest, [[thing, quantity]], currency);
      const { orderNumber } = await startCheckout(holder, FORMS[currency]());
      const order = await readOrder(kit.db, { number: orderNumber });
      const attempt = await kit.db.paymentAttempt.findFirstOrThrow({ where: { orderId: order.id } });
      return { order, reference: attempt.reference, variantId: thing, pageId: attempt.providerRef ?? "" };
    },
    async pay({ pageId }, outcome) {
      const path = pageOf(pageId);
      const answer = await fetch(sandbox.url + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ outcome }),
      });
      if (!answer.ok) throw new Error(`The payment page said ${answer.status}: ${await answer.text()}`);
      await sandbox.controls.flush();
    },
    deliver: ({ provider, rawBody, headers, token }) =>
      receiveWebhook(kit.system, provider, { rawBody, headers, ...(token === undefined ? {} : { token }) }),
    work: () => workOff(kit),
    orderNow: ({ id }) => readOrder(kit.db, { id }),
    async stop() {
      await kit.close();
      await sandbox.stop();
      box.close();
    },
  };
  return shop;
}

const FORMS = { NGN: filledForm, USD: dollarForm, KES: shillingForm } as const;

function pageOf(pageId: string): string {
  if (pageId.startsWith("cs_")) return `/stripe/pay/c/${pageId}`;
  return pageId.startsWith("ws_CO_") ? `/daraja/phone/${pageId}` : `/paystack/checkout/${pageId}/pay`;
}

async function openLetterbox(letters: Letter[]): Promise<Server> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const [, , , provider, token] = request.url?.split("/") ?? [];
      const headers = new Headers(
        Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      if (provider === "paystack" || provider === "stripe")
        letters.push({ provider, rawBody: Buffer.concat(parts).toString("utf8"), headers });
      if (provider === "daraja" && token)
        letters.push({ provider: "mpesa", rawBody: Buffer.concat(parts).toString("utf8"), headers, token });
      response.end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

type Waiting = { readonly id: bigint; readonly task: string; readonly payload: unknown };

/** Takes jobs one by one with the test's own context: its clock, its sandbox. */
async function workOff(kit: Kit): Promise<void> {
  for (let turn = 0; turn < 500; turn++) {
    const [next] = await kit.db.$queryRaw<Waiting[]>`
      SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id LIMIT 1`;
    if (!next) return;
    await kit.db.$executeRaw`DELETE FROM graphile_worker._private_jobs WHERE id = ${next.id}`;
    const job = jobs.find((candidate: Job) => candidate.id === next.task);
    // Messages need no sending here; what they say is tested in their own room.
    if (job && !next.task.startsWith("notifications.")) await job.run(kit.system, next.payload);
  }
  throw new Error("The queue did not drain");
}
