import { judgePages } from "../../scripts/web/lighthouse";
import { type Bytes, countBytes } from "../../scripts/web/measure";
import { anyProduct, expect, SHOP, test } from "../fixtures";
import { buyToCheckout } from "../steps";

const KB = 1_024;

test.describe("what a page weighs on a phone, first visit", () => {
  const weigh = async (page: import("@playwright/test").Page, path: string): Promise<Bytes> => {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    const bytes = await countBytes(session);
    await page.goto(path, { waitUntil: "networkidle" });
    await session.detach();
    return bytes;
  };

  for (const path of ["/", "/categories/textiles", "/products/", "/cart"]) {
    test(`${path} keeps to its budget`, async ({ page }) => {
      const bytes = await weigh(page, path === "/products/" ? `${path}${await anyProduct("NGN")}` : path);
      expect(bytes.script / KB).toBeLessThan(170);
      expect((bytes.document + bytes.stylesheet) / KB).toBeLessThan(40);
      expect(bytes.font / KB).toBeLessThan(30);
      expect(Object.values(bytes).reduce((sum, part) => sum + part, 0) / KB).toBeLessThan(500);
    });
  }

  test("the checkout keeps to its budget", async ({ page }) => {
    await buyToCheckout(page, await anyProduct("NGN"));
    const bytes = await weigh(page, "/checkout");
    expect(bytes.script / KB).toBeLessThan(190);
  });
});

test("Lighthouse finds nothing to say about access, search engines and good practice", async () => {
  test.setTimeout(180_000);
  const paths = ["/", "/categories/textiles", `/products/${await anyProduct("NGN")}`, "/cart"];
  const verdicts = await judgePages(
    paths.map((path) => `${SHOP}${path}`),
    {
      executablePath: process.env["OJA_CHROMIUM"],
      categories: ["accessibility", "best-practices", "seo"],
    },
  );
  for (const [at, { scores, complaints }] of verdicts.entries()) {
    expect(scores, `${paths[at]}: ${complaints.join(", ")}`).toMatchObject({ accessibility: 100, seo: 100 });
    expect(scores["best-practices"], `${paths[at]}: ${complaints.join(", ")}`).toBeGreaterThanOrEqual(95);
  }
});
