import { anyProduct, awaitMessage, expect, newBuyer, test } from "../fixtures";
import { buyToCheckout, fillForAmerica, orderNumberOf, shopInDollars } from "../steps";

test("a guest abroad switches to dollars, is declined once, and pays", async ({ page }) => {
  const buyer = newBuyer();
  await shopInDollars(page);
  await buyToCheckout(page, await anyProduct("USD", 1));
  await page.goto("/checkout?country=US");
  await fillForAmerica(page, buyer);
  await page.getByRole("button", { name: /^You pay US\$/ }).click();

  await expect(page).toHaveURL(/stripe\/pay\/c/);
  await page.getByRole("button", { name: "Use a card that is declined" }).click();
  await page.getByRole("button", { name: /^Pay \$/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Paid. Thank you");
  await awaitMessage("mail", buyer.email, new RegExp(orderNumberOf(page)));
});

test("coming back without paying offers to go on, and does", async ({ page }) => {
  await shopInDollars(page);
  await buyToCheckout(page, await anyProduct("USD", 2));
  await page.goto("/checkout?country=US");
  await fillForAmerica(page, newBuyer());
  await page.getByRole("button", { name: /^You pay US\$/ }).click();
  await page.getByRole("button", { name: "Cancel and return to the shop" }).click();
  await expect(page).toHaveURL(/checkout\/return/);
  await expect(page.getByRole("main")).not.toContainText("Paid. Thank you");
});
