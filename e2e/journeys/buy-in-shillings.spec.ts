import { anyProduct, awaitMessage, expect, newBuyer, SANDBOX, test } from "../fixtures";
import { fillForKenya, orderNumberOf, shopIn } from "../steps";

test("a guest in Nairobi lets the request time out, has it sent again, and pays by M-Pesa", async ({
  page,
  browser,
}) => {
  const buyer = { ...newBuyer(), phone: `0712${String(Date.now() % 1_000_000).padStart(6, "0")}` };
  await shopIn(page, "Kenyan shillings", "Ksh");
  await page.goto(`/products/${await anyProduct("KES")}`);
  await page.getByRole("button", { name: "Add to cart" }).first().click();
  await expect(page.getByText("in your cart").first()).toBeVisible();
  await page.goto("/checkout?country=KE");
  await fillForKenya(page, buyer);
  await page.getByRole("button", { name: /^You pay Ksh/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Look at your phone");
  const number = orderNumberOf(page);

  const phone = await (await browser.newContext()).newPage();
  const answer = async (words: string) => {
    await phone.goto(`${SANDBOX}/daraja/phone`);
    const own = phone
      .getByRole("listitem")
      .filter({ hasText: buyer.phone.slice(1) })
      .first();
    await own.getByRole("button", { name: words, exact: true }).click();
  };
  await answer("Let it time out");
  const again = page.getByRole("button", { name: "Send the request again" });
  await expect(again).toBeVisible({ timeout: 30_000 });
  await again.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Look at your phone");
  await answer("Enter the PIN");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Paid. Thank you", { timeout: 30_000 });
  await awaitMessage("mail", buyer.email, new RegExp(number));
  await phone.context().close();
});
