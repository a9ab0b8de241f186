import { anyProduct, awaitMessage, expect, newBuyer, test } from "../fixtures";
import { fillCheckout, payOnPaystack, signInAsStaff } from "../steps";

test.describe.configure({ mode: "serial" });

test("a guest buys in naira on a phone, staff ship it, and the buyer sees it", async ({ page, browser }) => {
  const buyer = newBuyer();
  const slug = await anyProduct("NGN");

  await page.goto("/");
  await page.goto(`/products/${slug}`);
  await page.getByRole("button", { name: /add to cart/i }).first().click();
  await page.goto("/cart");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: /check ?out/i }).first().click();
  await fillCheckout(page, buyer);
  await page.getByRole("button", { name: /^pay/i }).click();

  await expect(page).toHaveURL(/paystack\/checkout/);
  await payOnPaystack(page, /^Pay ₦/);
  await expect(page).toHaveURL(/\/checkout\/return/);
  await expect(page.getByRole("main")).toContainText(/paid|thank you|ẹ ṣé/i);
  const number = /OJ-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(page.url())?.[0] ?? "";
  expect(number).not.toBe("");

  const confirmation = await awaitMessage("mail", buyer.email, new RegExp(number));
  const link = /https?:\/\/\S+\/orders\/OJ-\S+/.exec(confirmation.text)?.[0] ?? "";
  expect(link).toContain(number);

  const office = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const desk = await office.newPage();
  await signInAsStaff(desk, "admin@oja.test");
  await desk.goto(`/admin/orders/${number}`);
  await expect(desk.getByRole("main")).toContainText(/paid/i);
  await desk.getByLabel(/tracking number/i).fill("GIG-00451-LOS");
  await desk.getByRole("button", { name: /ship/i }).first().click();
  await expect(desk.getByRole("main")).toContainText("GIG-00451-LOS");

  await awaitMessage("mail", buyer.email, /GIG-00451-LOS/);
  await page.goto(link);
  await expect(page.getByRole("main")).toContainText("GIG-00451-LOS");
  await expect(page.getByRole("main")).not.toContainText(buyer.email);

  await desk.goto("/admin/activity");
  await expect(desk.getByRole("main")).toContainText(number);
  await desk.getByRole("button", { name: /verify/i }).click();
  await expect(desk.getByRole("main")).toContainText(/unbroken|whole|intact|holds/i);
  await office.close();
});
