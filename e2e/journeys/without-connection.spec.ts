// Not the shop's own `test`: a console that reports broken connections is what this is about.
import { expect, type Page, test } from "@playwright/test";
import { anyProduct } from "../fixtures";

test("without a connection the shop shows the cart, the way to WhatsApp, and comes back by itself", async ({
  page,
  context,
}) => {
  await page.goto(`/products/${await anyProduct("NGN")}`);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("button", { name: "Add to cart" }).first().click();
  await page.getByRole("link", { name: "See the cart" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your cart");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("oja.cart"))).toContain(title);
  expect(await page.evaluate(() => localStorage.getItem("oja.cart"))).not.toContain("₦");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.goto("/categories/textiles");
  await expect.poll(() => keptPages(page)).toEqual(["/categories/textiles"]);

  await context.setOffline(true);
  await page.goto("/categories/textiles");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("cut");
  for (const path of ["/account", "/checkout", "/cart"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The road to the market is cut");
  }
  await expect(page.getByRole("main")).toContainText(title);
  await expect(page.getByRole("main").getByRole("link", { name: "Ask on WhatsApp" })).toHaveAttribute(
    "href",
    /^https:\/\/wa\.me\/\d+\?text=.*reference/,
  );

  await context.setOffline(false);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your cart");
});

const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("oja-pages-"));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  });
