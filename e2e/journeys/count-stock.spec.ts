import { anyProduct, expect, test } from "../fixtures";
import { signInAsStaff } from "../steps";

test("staff count a shelf, book what differs, and a shopper sees the new truth @desktop", async ({
  page,
  browser,
}) => {
  const slug = await anyProduct("NGN", 5);
  await signInAsStaff(page, "admin@oja.test");
  await page.goto(`/products/${slug}`);
  const sku = new URL(page.url()).searchParams.get("variant") ?? (await skuOf(slug));

  await page.goto(`/admin/inventory?q=${encodeURIComponent(sku)}`);
  await page.getByRole("main").locator("[data-row]").first().click();
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();

  await page.goto("/admin/inventory/counts/new");
  await page.getByLabel("Only these SKUs").fill(sku);
  await page.getByLabel("Why you count").fill("The monthly count");
  await page.getByRole("button", { name: "Open the count" }).click();
  await expect(page).toHaveURL(/\/counts\/cnt_/);

  // Scanned twice, then one more by hand: three are there.
  const scan = page.getByLabel("Scan or search");
  for (let times = 0; times < 2; times++) {
    await scan.fill(sku);
    await scan.press("Enter");
  }
  await page.getByRole("button", { name: /^One more of/ }).click();
  await expect(page.getByLabel(/^Counted of/)).toHaveValue("3");
  await page.getByRole("button", { name: "Save one line" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved one line." })).toBeVisible();
  await page.getByRole("button", { name: "End the counting" }).click();
  await expect(page.getByRole("heading", { name: "Book it" })).toBeVisible();
  await page.getByRole("button", { name: "Book the differences" }).click();
  await expect(page.getByRole("main")).toContainText("Booked");

  const street = await browser.newContext();
  const shopper = await street.newPage();
  await expect
    .poll(async () => {
      await shopper.goto(`/products/${slug}?variant=${encodeURIComponent(sku)}`);
      return shopper.locator("#buy").innerText();
    })
    .toMatch(/Only 3 left/);
  await street.close();

  await page.goto("/admin/activity");
  await expect(page.getByRole("main")).toContainText("Count booked");
});

/** A variant of a product, from what the page tells search engines. */
async function skuOf(slug: string): Promise<string> {
  const { SHOP } = await import("../fixtures");
  const answer = await fetch(`${SHOP}/api/v1/products/${slug}?currency=NGN`);
  const { variants } = (await answer.json()) as { variants: { sku: string }[] };
  const [first] = variants;
  if (!first) throw new Error(`No variant of ${slug}`);
  return first.sku;
}
