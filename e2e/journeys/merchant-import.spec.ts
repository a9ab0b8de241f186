import { readFile } from "node:fs/promises";
import { expect, SHOP, test } from "../fixtures";
import { signInAsStaff } from "../steps";

test.setTimeout(180_000);

test("@desktop a merchant imports a file, mends two rows, and shoppers see it", async ({ page }) => {
  const mark = Date.now().toString(36);
  const file = [
    "handle,title,category,status,sku,price NGN,price USD,stock:LOS",
    `talking-drum-${mark},Talking drum ${mark},textiles,active,TD-${mark},45000,60,7`,
    `thumb-piano-${mark},Thumb piano ${mark},nowhere,active,TP-${mark},12000,20,5`,
    `udu-${mark},Udu ${mark},textiles,active,UDU-${mark},cheap,20,3`,
  ].join("\r\n");

  await signInAsStaff(page, "admin@oja.test");
  await page.goto("/admin/imports");
  await page.getByRole("link", { name: "Import a file" }).click();
  await page
    .getByLabel("The file")
    .setInputFiles({ name: "drums.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "Send the file" }).click();
  await expect(page.getByRole("heading", { name: "What each column is" })).toBeVisible();
  await page.getByRole("button", { name: "Check every row" }).click();
  await expect(page.getByRole("heading", { name: "What would come of it" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("2 problems")).toBeVisible();
  await expect(page.getByRole("cell", { name: "There is no category nowhere" })).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download these rows" }).click(),
  ]);
  const toMend = await readFile(await download.path(), "utf8");
  expect(toMend).toContain("This is not an amount");
  await page.getByRole("button", { name: "Write it" }).click();
  await expect(page.getByRole("heading", { name: "What was written" })).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(page.getByText("1 new product")).toBeVisible();

  const mended = toMend.replace(",nowhere,", ",textiles,").replace(",cheap,", ",9000,");
  await page.getByRole("link", { name: "Import another file" }).click();
  await page
    .getByLabel("The file")
    .setInputFiles({ name: "mended.csv", mimeType: "text/csv", buffer: Buffer.from(mended) });
  await page.getByRole("button", { name: "Send the file" }).click();
  await page.getByRole("button", { name: "Check every row" }).click();
  await page.getByRole("button", { name: "Write it" }).click({ timeout: 30_000 });
  await expect(page.getByText("2 new products")).toBeVisible({ timeout: 30_000 });

  const shopper = await page.context().browser()?.newContext();
  const shop = await shopper?.newPage();
  for (const [slug, title] of [
    [`talking-drum-${mark}`, `Talking drum ${mark}`],
    [`udu-${mark}`, `Udu ${mark}`],
  ] as const) {
    await shop?.goto(`${SHOP}/products/${slug}`);
    if (!shop) throw new Error("No second browser");
    await expect(shop.getByRole("heading", { name: title })).toBeVisible();
    await expect(shop.getByRole("button", { name: "Add to cart" }).first()).toBeEnabled();
  }
  await shopper?.close();
});
