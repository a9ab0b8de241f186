import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { anyProduct, expect, test } from "../fixtures";
import { buyToCheckout, signInAsStaff } from "../steps";

const SIZES = [
  { name: "phone", width: 360, height: 740 },
  { name: "desktop", width: 1280, height: 860 },
] as const;
const SHOP_PAGES = [
  "/",
  "/categories/textiles",
  "/search?q=adire",
  "/search?q=zzzqqq",
  "/cart",
  "/orders",
  "/sign-in",
  "/stock-notices/stop",
  "/offline",
  "/nothing-here",
];
const DESK_PAGES = [
  "",
  "/orders",
  "/payments",
  "/messages",
  "/inventory",
  "/inventory/alerts",
  "/inventory/transfers",
  "/inventory/counts",
  "/inventory/batches",
  "/inventory/holds",
  "/inventory/locations",
  "/catalog",
  "/catalog/new",
  "/catalog/prices",
  "/imports",
  "/categories",
  "/collections",
  "/price-lists",
  "/customer-groups",
  "/search",
  "/concierge",
  "/activity",
  "/jobs",
];

async function expectSound(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${where}: ${id} ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
  expect(found).toEqual([]);
}

async function visit(page: Page, path: string): Promise<void> {
  for (const { name, width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(path);
      await expectSound(page, `${path} ${name} ${colorScheme}`);
    }
  }
}

test.describe("every page @desktop", () => {
  // A page is looked at four times: two sizes, two themes.
  test.describe.configure({ timeout: 240_000 });

  for (const path of SHOP_PAGES) {
    test(`${path} is sound on phone and desktop, light and dark`, async ({ page }) => visit(page, path));
  }

  test("product, checkout and tracking pages are sound", async ({ page }) => {
    const slug = await anyProduct("NGN");
    await visit(page, `/products/${slug}`);
    await buyToCheckout(page, slug);
    await visit(page, "/cart");
    await visit(page, "/checkout");
  });

  test("the dashboard is sound, and shut to everybody else", async ({ page }) => {
    await page.goto("/admin/orders");
    await expect(page).toHaveURL(/\/sign-in/);
    await signInAsStaff(page, "support@oja.test");
    for (const path of DESK_PAGES) await visit(page, `/admin${path}`);
    await page.goto("/admin/catalog");
    const product = (await page.locator("[data-row]").first().getAttribute("href")) ?? "";
    for (const path of [product, `${product}/preview`]) await visit(page, path);
  });

  test("no page is wider than a phone of 320 pixels", async ({ page }) => {
    const slug = await anyProduct("NGN");
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of [...SHOP_PAGES, `/products/${slug}`]) {
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([path, overflow]).toEqual([path, 0]);
    }
  });

  test("every answer carries the headers that browsers heed, and pages a nonce", async ({ request }) => {
    for (const path of ["/", "/checkout", "/admin", "/api/health", "/icon.svg"]) {
      const headers = (await request.get(path, { maxRedirects: 0 })).headers();
      expect([path, headers["x-content-type-options"], headers["referrer-policy"]]).toEqual([
        path,
        "nosniff",
        "strict-origin-when-cross-origin",
      ]);
    }
    const [first, second] = [await request.get("/"), await request.get("/")].map(
      (answer) => answer.headers()["content-security-policy"] ?? "",
    );
    expect(first).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
    expect(first).not.toContain("'unsafe-inline' 'nonce");
    expect(first).not.toBe(second);
  });

  test("a body of twenty megabytes is refused on every road", async ({ request }) => {
    const body = Buffer.alloc(20 * 1024 * 1024, 32);
    for (const path of [
      "/",
      "/checkout",
      "/api/trpc/cart.setLine",
      "/api/webhooks/stripe",
      "/api/webhooks/paystack",
      "/api/auth/callback/credentials",
    ]) {
      const answer = await request.post(path, {
        data: body,
        headers: { "content-type": "application/json" },
      });
      expect([path, answer.status()]).toEqual([path, 413]);
    }
  });
});
