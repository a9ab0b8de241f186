import type { Locator, Page } from "@playwright/test";
import { anyProduct, expect, newBuyer, test } from "../fixtures";

const MOST_STOPS = 120;

/** Presses Tab until the thing has the focus, as somebody without a mouse does, and sees that the focus can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
      expect(outline, "the focus can be seen").not.toBe("none");
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key does not come to ${target}`);
}

test("a purchase needs no mouse @desktop", async ({ page }) => {
  const buyer = newBuyer();
  await page.goto(`/products/${await anyProduct("NGN", 4)}`);

  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the goods" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Add to cart" }));
  await page.keyboard.press("Enter");
  const checkOut = page.getByRole("link", { name: "Check out" }).first();
  await expect(checkOut).toBeVisible();
  await tabTo(page, checkOut);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/checkout/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check out");

  for (const [label, text] of [
    ["City or LGA", "Surulere"],
    ["House and street", "12 Adeniran Ogunsanya Street"],
    ["Landmark", "Opposite the stadium"],
    ["Your name", buyer.name],
    ["Phone", buyer.phone],
    ["E-mail", "not an address"],
  ] as const) {
    await tabTo(page, page.getByRole("textbox", { name: label }));
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/checkout/);
  const email = page.getByRole("textbox", { name: "E-mail" });
  // What is wrong takes the focus, so that nobody has to search for it.
  await expect(email).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(buyer.email);
  await tabTo(page, page.getByRole("button", { name: /^You pay ₦/ }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/paystack\/checkout/);

  await tabTo(page, page.getByRole("button", { name: /^Pay ₦/ }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Paid. Thank you");
});

test("menus and filters open and close by keyboard @desktop", async ({ page }) => {
  await page.goto("/search");
  const search = page.getByRole("searchbox").filter({ visible: true }).first();
  await tabTo(page, search);
  await page.keyboard.type("adi");
  await expect(page.getByRole("list", { name: "Suggestions" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("list", { name: "Suggestions" })).toBeHidden();
  // In most browsers Escape empties a search field, too.
  await search.fill("adi");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=adi/);
  const filter = page.getByRole("link", { name: "Only what is here now" }).filter({ visible: true });
  await tabTo(page, filter);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/stock=1/);
  await expect(filter).toHaveAttribute("aria-current", "true");
});
