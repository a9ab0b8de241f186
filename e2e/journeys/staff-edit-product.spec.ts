import type { Browser, Page } from "@playwright/test";
import { expect, SHOP, test } from "../fixtures";
import { signInAsStaff } from "../steps";

const STAFF = "admin@oja.test";

/** The first product of the list that is on sale with a single variant, in its editor. */
async function openEditor(page: Page, place: number): Promise<{ slug: string; title: string }> {
  await page.goto("/admin/catalog?status=active&sort=title");
  const row = page.getByRole("row").filter({ hasText: "1 variant" }).nth(place);
  const title = await row.locator("[data-row]").innerText();
  await row.locator("[data-row]").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  return { title, slug: await page.getByLabel("Address", { exact: true }).inputValue() };
}

const save = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("main").getByRole("status").getByText("Saved.")).toBeVisible();
};

/** Another person, or the same one at another desk. */
async function anotherDesk(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: SHOP, viewport: { width: 1280, height: 800 } });
  return context.newPage();
}

/** How long a shopper's page takes to show something, asked for again and again. */
async function soonShows(page: Page, path: string, words: string): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByRole("main")).toContainText(words, { timeout: 100 });
  }).toPass({ timeout: 2_000, intervals: [50, 100, 200] });
}

test.describe("staff who edit products @desktop", () => {
  test.describe.configure({ timeout: 120_000 });

  test("a price typed into the grid is in the shop within two seconds, and what is unpublished is gone", async ({
    page,
    browser,
  }) => {
    await signInAsStaff(page, STAFF);
    const { slug } = await openEditor(page, 0);
    const shopper = await anotherDesk(browser);
    const path = `/products/${slug}`;
    await shopper.goto(path);
    const newPrice = `₦${(30_000 + (Date.now() % 9_000)).toLocaleString("en")}.50`;
    await expect(shopper.getByRole("main")).not.toContainText(newPrice);

    const price = page.getByRole("textbox", { name: /^Naira of/ }).first();
    await price.fill("12,50");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(price).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText("Write an amount such as 12,500 or 12,500.50")).toBeVisible();
    await price.fill(newPrice);
    await page
      .getByRole("textbox", { name: /^Naira before of/ })
      .first()
      .fill("");
    await save(page);
    await soonShows(shopper, path, newPrice);
    await expect(page.getByText("Changed its variants").first()).toBeVisible();

    await page.getByRole("button", { name: "Unpublish" }).click();
    const yes = page.getByRole("dialog").getByRole("button", { name: "Take it off sale" });
    const gone = page.getByText(/^Off sale\./);
    await expect(yes.or(gone).first()).toBeVisible();
    if (await yes.isVisible()) await yes.click();
    await expect(gone).toBeVisible();
    const answer = await shopper.goto(path);
    expect(answer?.status()).toBe(404);
    await page.getByRole("button", { name: "Publish now" }).click();
    await expect(page.getByText("On sale.", { exact: true })).toBeVisible();
    await soonShows(shopper, path, newPrice);
    await shopper.context().close();
  });

  test("of two who edit the same product the second is told by whom, and loses nothing", async ({
    page,
    browser,
  }) => {
    await signInAsStaff(page, STAFF);
    const { title } = await openEditor(page, 1);
    const other = await browser.newContext({
      baseURL: SHOP,
      viewport: { width: 1280, height: 800 },
      storageState: await page.context().storageState(),
    });
    const second = await other.newPage();
    await second.goto(page.url());
    await second.getByLabel("Title", { exact: true }).fill(`${title}, second`);
    await second.getByLabel("Summary", { exact: true }).fill("Typed by the second");

    await page.getByLabel("Title", { exact: true }).fill(`${title}, first`);
    await save(page);

    await second.reload();
    await expect(second.getByText(/changed this product at \d\d:\d\d/)).toBeVisible();
    await expect(second.getByLabel("Summary", { exact: true })).toHaveValue("Typed by the second");
    await expect(second.getByRole("table", { name: "You both changed" })).toContainText(`${title}, first`);
    await second.getByRole("button", { name: "Keep mine" }).click();

    await page.getByLabel("Tags", { exact: true }).fill("proof");
    await save(page);
    await second.getByRole("button", { name: "Save", exact: true }).click();
    await expect(second.getByText(/changed this product at \d\d:\d\d/)).toBeVisible();
    await expect(second.getByText(/They changed: Tags/)).toBeVisible();
    await second.getByRole("button", { name: "Keep mine" }).click();
    await save(second);
    await expect(second.getByLabel("Title", { exact: true })).toHaveValue(`${title}, second`);
    await expect(second.getByLabel("Tags", { exact: true })).toHaveValue("proof");

    await second.getByLabel("Title", { exact: true }).fill(title);
    await save(second);
    await other.close();
  });
});
