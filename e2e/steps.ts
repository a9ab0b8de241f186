import { expect, type Page } from "@playwright/test";
import { awaitMessage, type Buyer } from "./fixtures";

/** Fills the one page of the checkout for an address in Lagos. */
export async function fillCheckout(page: Page, buyer: Buyer): Promise<void> {
  await expect(page).toHaveURL(/\/checkout/);
  await page.getByLabel(/name/i).first().fill(buyer.name);
  await page.getByLabel(/phone/i).fill(buyer.phone);
  await page.getByLabel(/e-?mail/i).fill(buyer.email);
  await page.getByLabel(/^state/i).selectOption("Lagos");
  await page.getByLabel(/city|lga/i).fill("Surulere");
  await page.getByLabel(/street/i).fill("12 Adeniran Ogunsanya Street");
  await page.getByLabel(/landmark/i).fill("Opposite the stadium");
}

export async function payOnPaystack(page: Page, button: RegExp): Promise<void> {
  await page.getByRole("button", { name: button }).first().click();
}

/** Password, then the one-time code that came by mail. */
export async function signInAsStaff(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in?returnTo=/admin");
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByLabel(/password/i).fill("market-day-2026");
  await page.getByRole("button", { name: /sign in|continue|next/i }).first().click();
  const field = page.getByLabel(/code/i);
  await field.waitFor();
  const mail = await awaitMessage("mail", email, /code/i);
  await field.fill(/\b\d{6}\b/.exec(`${mail.subject} ${mail.text}`)?.[0] ?? "");
  await page.getByRole("button", { name: /sign in|continue|confirm/i }).first().click();
  await expect(page).toHaveURL(/\/admin/);
}
