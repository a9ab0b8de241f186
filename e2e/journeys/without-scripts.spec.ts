import { anyProduct, expect, newBuyer, test } from "../fixtures";
import { buyToCheckout, fillForLagos } from "../steps";

test.use({ javaScriptEnabled: false });

test("without scripts one searches, filters, fills a cart, changes it, and reaches the payment page", async ({
  page,
}) => {
  await page.goto("/");
  const search = page.getByRole("searchbox").filter({ visible: true }).first();
  await search.fill("adire");
  await search.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=adire/);
  await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();

  await buyToCheckout(page, await anyProduct("NGN", 5));
  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText("₦");
  await page.goto("/checkout");

  await page.getByLabel("Your name").fill("A");
  await page.getByRole("button", { name: /^You pay ₦/ }).click();
  await expect(page).toHaveURL(/\/checkout/);

  await fillForLagos(page, newBuyer());
  await page.getByRole("button", { name: /^You pay ₦/ }).click();
  await expect(page).toHaveURL(/paystack\/checkout/);
});
