import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import sharp from "sharp";
import { buyToCheckout, fillForLagos, signInAsStaff } from "../../e2e/steps";
import { ROOT } from "../environment";
import { main, say, step } from "../progress";
import { onStage } from "./stage";

const SCREENS = [
  {
    name: "phone",
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 1.5,
    isMobile: true,
    hasTouch: true,
  },
  { name: "desktop", viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 },
] as const;
const THEMES = ["light", "dark"] as const;

const SHOP_PAGES = {
  home: "/",
  category: "/categories/textiles",
  collection: "/collections/small-gifts",
  search: "/search?q=adire",
  "nothing-found": "/search?q=zzzqqq",
  product: "/products/adire-eleko-ibadandun",
  "empty-cart": "/cart",
  "sign-in": "/sign-in",
  "find-order": "/orders",
  offline: "/offline",
  "not-found": "/nothing-here",
} as const;

const DESK_PAGES = {
  work: "/admin",
  orders: "/admin/orders",
  products: "/admin/catalog",
  "new-product": "/admin/catalog/new",
  "missing-prices": "/admin/catalog/prices",
  categories: "/admin/categories",
  collections: "/admin/collections",
  "price-lists": "/admin/price-lists",
  "customer-groups": "/admin/customer-groups",
  searches: "/admin/search",
  stock: "/admin/inventory",
  "running-low": "/admin/inventory/alerts",
  transfers: "/admin/inventory/transfers",
  counts: "/admin/inventory/counts",
  batches: "/admin/inventory/batches",
  holds: "/admin/inventory/holds",
  locations: "/admin/inventory/locations",
  imports: "/admin/imports",
  runs: "/admin/runs",
  payments: "/admin/payments",
  conversations: "/admin/concierge",
  messages: "/admin/messages",
  activity: "/admin/activity",
  jobs: "/admin/jobs",
} as const;

const folder = path.join(ROOT, "docs", "pictures");

type Shot = { readonly page: Page; readonly name: string };

async function take({ page, name }: Shot): Promise<void> {
  await page.waitForLoadState("networkidle");
  const picture = await page.screenshot({ animations: "disabled" });
  await writeFile(path.join(folder, `${name}.webp`), await sharp(picture).webp({ quality: 68 }).toBuffer());
}

/** What a shopper sees, up to the checkout. */
async function takeShop(page: Page, look: string): Promise<void> {
  for (const [name, address] of Object.entries(SHOP_PAGES)) {
    await page.goto(address);
    await take({ page, name: `${name}-${look}` });
  }
  await buyToCheckout(page, "adire-eleko-ibadandun");
  await fillForLagos(page, { name: "Adaeze Obi", email: "adaeze@example.test", phone: "08031234567" });
  await take({ page, name: `checkout-${look}` });
  await page.goto("/cart");
  await take({ page, name: `cart-${look}` });
}

async function takeDesk(page: Page, look: string): Promise<void> {
  for (const [name, address] of Object.entries(DESK_PAGES)) {
    await page.goto(address);
    await take({ page, name: `staff-${name}-${look}` });
  }
  await page.goto("/admin/catalog");
  await page.locator("tbody a").first().click();
  await page.waitForURL(/\/admin\/catalog\/prd_/);
  await take({ page, name: `staff-product-${look}` });
  await page.goto("/admin/inventory");
  await page.locator("tbody a").first().click();
  await page.waitForURL(/\/admin\/inventory\/var_/);
  await take({ page, name: `staff-stock-of-one-${look}` });
}

async function takeAll(browser: Browser, baseURL: string): Promise<void> {
  for (const { name: screen, ...device } of SCREENS) {
    for (const colorScheme of THEMES) {
      const options = { ...device, baseURL, colorScheme, locale: "en-NG", timezoneId: "Africa/Lagos" };
      const look = `${screen}-${colorScheme}`;
      const shopper = await browser.newContext(options);
      await step(`The shop, ${look}`, async () => takeShop(await shopper.newPage(), look));
      await shopper.close();
      const worker = await browser.newContext(options);
      await step(`The dashboard, ${look}`, async () => {
        const page = await worker.newPage();
        await signInAsStaff(page, "admin@oja.test");
        await takeDesk(page, look);
      });
      await worker.close();
    }
  }
}

/** `npm run pictures`: every page on a phone and a desktop, light and dark, into docs/pictures. */
await main(() => {
  return onStage(async ({ shop, executablePath }) => {
    await mkdir(folder, { recursive: true });
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    try {
      await takeAll(browser, shop);
    } finally {
      await browser.close();
    }
    say("Written to docs/pictures.");
  });
});
