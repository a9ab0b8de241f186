import { anyProduct, expect, newBuyer, test } from "../fixtures";
import { buyToCheckout, fillForLagos } from "../steps";

/** What a screen reader is told on the way to a purchase: names, roles and states, not looks. */
test("a product says what it is, what it costs and what to do", async ({ page }) => {
  await page.goto(`/products/${await anyProduct("NGN")}`);
  await expect(page).toHaveTitle(/ · Ọjà$/);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "You are here":
        - list:
          - listitem:
            - link "Home"
      - article:
        - heading [level=1]
        - paragraph: /₦/
        - form /Add .* to the cart/:
          - text: How many?
          - spinbutton "How many?": "1"
          - button "Add to cart"
        - link /on WhatsApp/
        - heading "About it" [level=2]
  `);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await expect(page.getByRole("status").filter({ hasText: "in your cart" })).toBeVisible();
  await page.goto("/cart");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Your cart" [level=1]
      - list "In your cart":
        - listitem:
          - heading [level=2]:
            - link
          - strong: /₦/
          - form /Change .*/:
            - button /Take .* out/
            - spinbutton /Quantity of .*/: "1"
            - button /One more of .*/
            - button /Take out. .*/
      - complementary:
        - heading "What it comes to" [level=2]
        - link "Check out"
  `);
});

test("the checkout names its fields, reads out what is wrong, and says what will be paid", async ({
  page,
}) => {
  await buyToCheckout(page, await anyProduct("NGN", 2));
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Check out" [level=1]
      - region "Where to?":
        - heading "Where to?" [level=2]
        - combobox "State"
        - textbox "City or LGA"
        - textbox "House and street"
        - textbox /Landmark/
        - group /Delivery to/:
          - radio /₦/ [checked]
      - region "Who receives it?":
        - heading "Who receives it?" [level=2]
        - textbox "Your name"
        - textbox "Phone"
        - textbox "E-mail"
      - region "How will you pay?":
        - heading "How will you pay?" [level=2]
        - group "Way to pay":
          - radio /Bank transfer/ [checked]
          - radio /Card/
          - radio /USSD/
      - region "Your order":
        - heading "Your order" [level=2]
        - button /You pay ₦[\\d,.]+ now/
  `);
  await fillForLagos(page, { ...newBuyer(), phone: "12" });
  await page.getByRole("button", { name: /^You pay ₦/ }).click();
  const phone = page.getByRole("textbox", { name: "Phone" });
  await expect(phone).toHaveAttribute("aria-invalid", "true");
  await expect(phone).toHaveAccessibleDescription(/\S/);
  await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
});

test("nothing typed is lost by a reload, and nothing stays after the order", async ({ page }) => {
  const buyer = newBuyer();
  await buyToCheckout(page, await anyProduct("NGN", 3));
  await fillForLagos(page, buyer);
  await page.reload();
  await expect(page.getByLabel("Your name")).toHaveValue(buyer.name);
  await expect(page.getByLabel("House and street")).toHaveValue("12 Adeniran Ogunsanya Street");
  const kept = await page.evaluate(() => sessionStorage.getItem("oja.checkout"));
  expect(kept).toContain(buyer.email);
  await page.getByRole("button", { name: /^You pay ₦/ }).click();
  await page.getByRole("button", { name: /^Pay ₦/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Paid. Thank you");
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("oja.checkout"))).toBeNull();
});
