import { expect, type Page } from "@playwright/test";
import { awaitMessage, type Buyer, SHOP } from "./fixtures";

/** Opens a product, puts it into the cart, and goes to the checkout, by what a person sees. */
export async function buyToCheckout(page: Page, slug: string): Promise<void> {
  await page.goto(`/products/${slug}`);
  await page.getByRole("button", { name: "Add to cart" }).first().click();
  await page.getByRole("link", { name: "Check out" }).first().click();
  await expect(page).toHaveURL(/\/checkout/);
}

/** Switches the currency in the menu of a phone. */
export async function shopIn(page: Page, name: string, sign: string): Promise<void> {
  await page.goto("/");
  await page.locator("summary").first().click();
  await page
    .getByRole("button", { name: new RegExp(`prices in ${name}`) })
    .filter({ visible: true })
    .first()
    .click();
  await expect(page.getByRole("main")).toContainText(sign);
}

export const shopInDollars = (page: Page): Promise<void> => shopIn(page, "US dollars", "US$");

/** Fills the one page of the checkout for an address in Lagos. */
export async function fillForLagos(page: Page, buyer: Buyer): Promise<void> {
  await page.getByLabel("Your name").fill(buyer.name);
  await page.getByLabel("Phone").fill(buyer.phone);
  await page.getByLabel("E-mail").fill(buyer.email);
  await page.getByLabel("State", { exact: true }).selectOption("Lagos");
  await page.getByLabel("City or LGA").fill("Surulere");
  await page.getByLabel("House and street").fill("12 Adeniran Ogunsanya Street");
  await page.getByLabel("Landmark").fill("Opposite the stadium");
}

export async function fillForAmerica(page: Page, buyer: Buyer): Promise<void> {
  await page.getByLabel("Your name").fill("Grace Lee");
  await page.getByLabel("Phone").fill("(415) 555-2671");
  await page.getByLabel("E-mail").fill(buyer.email);
  await page.getByLabel("State", { exact: true }).fill("California");
  await page.getByLabel("Town or city").fill("San Francisco");
  await page.getByLabel("House and street").fill("1 Market Street");
  await page.getByLabel("ZIP code").fill("94105");
}

export async function fillForKenya(page: Page, buyer: Buyer): Promise<void> {
  await page.getByLabel("Your name").fill("Wanjiru Kamau");
  await page.getByRole("textbox", { name: "Phone" }).fill(buyer.phone);
  await page.getByLabel("E-mail").fill(buyer.email);
  await page.getByLabel("County", { exact: true }).selectOption({ label: "Nairobi" });
  await page.getByLabel(/^(City|Town)/).fill("Kilimani");
  await page.getByLabel("House and street").fill("4 Argwings Kodhek Road");
  await page.getByLabel("Landmark").fill("Opposite the petrol station");
}

/** The order's number, from the page the shopper comes back to. */
export function orderNumberOf(page: Page): string {
  const number = /OJ-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(page.url())?.[0];
  if (!number) throw new Error(`No order number in ${page.url()}`);
  return number;
}

/** The address of the tracking page in a message, on the shop under test. */
export function trackingLinkIn(text: string): string {
  const link = /https?:\/\/[^\s)>\]]+\/orders\/OJ-[^\s)>\]]+/.exec(text)?.[0];
  if (!link) throw new Error(`No tracking link in: ${text}`);
  const { pathname, search } = new URL(link);
  return SHOP + pathname + search;
}

/** Password, then the one-time code that came by mail. */
export async function signInAsStaff(page: Page, email: string): Promise<void> {
  const asked = new Date();
  await page.goto("/sign-in?returnTo=/admin");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("market-day-2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  const field = page.getByLabel(/code/i);
  await field.waitFor();
  const mail = await awaitMessage("mail", email, /code/i, asked);
  await field.fill(/\b\d{6}\b/.exec(`${mail.subject} ${mail.text}`)?.[0] ?? "");
  await page.getByRole("main").getByRole("button").first().click();
  await expect(page).toHaveURL(/\/admin/);
}
