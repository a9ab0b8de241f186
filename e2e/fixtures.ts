import { test as base, expect } from "@playwright/test";

const port = Number(process.env["E2E_PORT"] ?? 3300);
export const SHOP = `http://localhost:${port}`;
export const SANDBOX = `http://127.0.0.1:${port + 1010}`;

/** Fails a test when its pages write errors to the console or throw. */
export const test = base.extend<{ quietConsole: undefined }>({
  quietConsole: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
      await use(undefined);
      // A page that is not there answers 404, which the browser reports as an error of its own; so it does with a fade
      // between two pages for which there was no time.
      expect(
        complaints.filter((line) => !/status of (404|403|422)|Transition was (aborted|skipped)/.test(line)),
      ).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

type Mail = {
  readonly id: string;
  readonly at: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
};

/** The newest message to somebody whose subject or text fits, once it has come. */
export async function awaitMessage(
  kind: "mail" | "sms",
  to: string,
  about: RegExp,
  since = new Date(0),
): Promise<Mail> {
  let found: Mail | undefined;
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${SANDBOX}/inbox.json?kind=${kind}&to=${encodeURIComponent(to)}`);
        const { messages } = (await answer.json()) as { messages: Mail[] };
        found = messages.find(
          ({ at, subject, text }) => new Date(at) >= since && (about.test(subject) || about.test(text)),
        );
        return found !== undefined;
      },
      { timeout: 20_000, message: `a message to ${to} about ${about}` },
    )
    .toBe(true);
  if (!found) throw new Error("unreachable");
  return found;
}

export type Buyer = { readonly name: string; readonly email: string; readonly phone: string };

let buyers = 0;
export function newBuyer(): Buyer {
  buyers += 1;
  const number = String(Date.now() % 10_000_000).padStart(7, "0");
  return { name: "Adaeze Obi", email: `adaeze.${Date.now()}.${buyers}@example.test`, phone: `0803${number}` };
}

/** A product with plenty of stock that is sold in the currency. */
export async function anyProduct(currency: "NGN" | "USD" | "KES", at = 0): Promise<string> {
  const answer = await fetch(`${SHOP}/api/v1/products?currency=${currency}&filters.inStock=true&limit=24`);
  const { items } = (await answer.json()) as {
    items: { slug: string; price: object | null; onlyVariantId: string | null }[];
  };
  const sold = items.filter((item) => item.price !== null);
  const item = sold[at % sold.length];
  if (!item) throw new Error(`Nothing is sold in ${currency}`);
  return item.slug;
}
