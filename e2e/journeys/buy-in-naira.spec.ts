import { anyProduct, awaitMessage, expect, newBuyer, test } from "../fixtures";
import { buyToCheckout, fillForLagos, orderNumberOf, signInAsStaff, trackingLinkIn } from "../steps";

test("a guest buys in naira on a phone, staff ship it, and the buyer sees it", async ({ page, browser }) => {
  const buyer = newBuyer();
  await buyToCheckout(page, await anyProduct("NGN"));
  await fillForLagos(page, buyer);
  await page.getByRole("button", { name: /^You pay ₦/ }).click();

  await expect(page).toHaveURL(/paystack\/checkout/);
  await page.getByRole("button", { name: /^Pay ₦/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Paid. Thank you");
  const number = orderNumberOf(page);
  const confirmation = await awaitMessage("mail", buyer.email, new RegExp(number));

  const office = await browser.newContext({ viewport: { width: 1280, height: 860 }, isMobile: false });
  const desk = await office.newPage();
  await signInAsStaff(desk, "admin@oja.test");
  await desk.goto(`/admin/orders/${number}`);
  await expect(desk.getByRole("main")).not.toContainText(buyer.email);
  await desk.getByLabel("Tracking number").fill("GIG-00451-LOS");
  await desk.getByRole("button", { name: "Mark as shipped" }).click();
  await expect(desk.getByRole("main")).toContainText("GIG-00451-LOS");

  await awaitMessage("mail", buyer.email, /GIG-00451-LOS/);
  await awaitMessage("sms", `+234${buyer.phone.slice(1)}`, /GIG-00451-LOS/);
  await page.goto(trackingLinkIn(confirmation.text));
  await expect(page.getByRole("main")).toContainText("GIG-00451-LOS");
  await expect(page.getByRole("main")).not.toContainText(buyer.email);

  await desk.goto("/admin/activity");
  await expect(desk.getByRole("main")).toContainText(number);
  await office.close();
});

test("nobody opens an order with its number alone", async ({ page }) => {
  const buyer = newBuyer();
  await buyToCheckout(page, await anyProduct("NGN", 3));
  await fillForLagos(page, buyer);
  await page.getByRole("button", { name: /^You pay ₦/ }).click();
  await page.getByRole("button", { name: /^Pay ₦/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Paid");
  const number = orderNumberOf(page);

  await page.context().clearCookies();
  await page.goto(`/orders/${number}`);
  await expect(page.getByRole("main")).not.toContainText("Surulere");
  await page.getByLabel(/e-?mail or phone/i).fill("somebody@else.test");
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page.getByRole("main")).toContainText(/found no order/i);
  await page.getByLabel(/e-?mail or phone/i).fill(buyer.phone);
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page.getByRole("main")).toContainText("Surulere");
});
