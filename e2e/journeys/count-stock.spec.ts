import { anyProduct, expect, SHOP, test } from "../fixtures";
import { signInAsStaff } from "../steps";

test("staff count a shelf, book what differs, and a shopper sees the new truth @desktop", async ({
  page,
  browser,
}) => {
  const slug = await anyProduct("NGN", 5);
  const { sku, available } = await firstVariant(slug);
  await signInAsStaff(page, "admin@oja.test");
  await page.goto(`/admin/inventory?q=${encodeURIComponent(sku)}`);
  await page.getByRole("main").locator("[data-row]").first().click();
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
  await page.locator("summary").filter({ hasText: "Put right" }).click();
  const words = await page.getByRole("form", { name: "Put right" }).innerText();
  const onShelf = Number(/(\d+) on the shelf there now/.exec(words)?.[1]);

  await page.goto("/admin/inventory/counts/new");
  await page.getByLabel("Only these SKUs").fill(sku);
  await page.getByLabel("Why you count").fill("The monthly count");
  await page.getByRole("button", { name: "Open the count" }).click();
  await expect(page).toHaveURL(/\/counts\/cnt_/);

  // One scan, one tap, and then the number by hand: one less than the books say.
  const counted = page.getByLabel(/^Counted of/);
  await page.getByLabel("Scan or search").fill(sku);
  await page.getByLabel("Scan or search").press("Enter");
  await page.getByRole("button", { name: /^One more of/ }).click();
  await expect(counted).toHaveValue("2");
  await counted.fill(String(onShelf - 1));
  await page.getByRole("button", { name: "Save one line" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved one line." })).toBeVisible();
  await page.getByRole("button", { name: "End the counting" }).click();
  await expect(page.getByRole("heading", { name: "Book it" })).toBeVisible();
  await page.getByRole("button", { name: "Book the differences" }).click();
  await expect(page.getByRole("heading", { name: "Book it" })).toBeHidden();

  const street = await browser.newContext();
  const shopper = await street.newPage();
  await expect
    .poll(async () => {
      await shopper.goto(`/products/${slug}?variant=${encodeURIComponent(sku)}`);
      return shopper.locator("#buy input[name=quantity]").getAttribute("max");
    })
    .toBe(String(Math.min(99, available - 1)));
  await street.close();

  await page.goto("/admin/activity");
  await expect(page.getByRole("main")).toContainText("Count booked");
});

/** The variant of a product that the shop has most of. */
async function firstVariant(slug: string): Promise<{ sku: string; available: number }> {
  const answer = await fetch(`${SHOP}/api/v1/products/${slug}?currency=NGN`);
  const { variants } = (await answer.json()) as { variants: { sku: string; available: number }[] };
  const [first] = variants.toSorted((a, b) => b.available - a.available);
  if (!first) throw new Error(`No variant of ${slug}`);
  return first;
}
