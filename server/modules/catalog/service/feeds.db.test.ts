import { parse } from "csv-parse/sync";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { isGtin } from "./describe-offer";
import { writeGoogleFeed, writeMetaFeed } from "./write-feeds";
import { writeSitemap, writeSitemapIndex } from "./write-sitemap";

const kit = createTestCtx();
const { db, guest: ctx } = kit;
afterAll(kit.close);
beforeEach(() => resetDatabase());

const SHOP = "http://shop.test";
const whole = z.url();
const words = z.string().min(1);
const amount = z.string().regex(/^\d+\.\d{2} (NGN|USD)$/);

/** Google's required fields (https://support.google.com/merchants/answer/7052112) and what else we send. */
const GoogleItem = z.strictObject({
  id: words.max(50),
  title: words.max(150),
  description: words.max(5000),
  link: whole,
  image_link: whole,
  additional_image_link: whole.optional(),
  availability: z.enum(["in_stock", "out_of_stock"]),
  price: amount,
  sale_price: amount.optional(),
  brand: words.max(70),
  gtin: z
    .string()
    .regex(/^\d{8,14}$/)
    .optional(),
  identifier_exists: z.literal("no").optional(),
  condition: z.literal("new"),
  item_group_id: words.max(50).optional(),
  product_type: words.max(750),
  color: words.max(100).optional(),
  size: words.max(100).optional(),
  shipping_weight: z
    .string()
    .regex(/^\d+ g$/)
    .optional(),
});

/** Meta's required fields (https://www.facebook.com/business/help/120325381656392); empty cells are absent. */
const MetaRow = GoogleItem.omit({
  identifier_exists: true,
  shipping_weight: true,
  additional_image_link: true,
}).extend({
  title: words.max(200),
  availability: z.enum(["in stock", "out of stock"]),
  additional_image_link: words.optional(),
});

async function textOf(pieces: AsyncGenerator<string> | null): Promise<string> {
  let text = "";
  for await (const piece of pieces ?? []) text += piece;
  return text;
}

const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescape = (text: string) => text.replace(/&(\w+);/g, (_, name: string) => SIGNS[name] ?? "?");

async function google(currency: "NGN" | "USD") {
  const xml = await textOf(await writeGoogleFeed(ctx, currency));
  expect(xml).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<rss version="2.0" xmlns:g="http:\/\/base.google.com\/ns\/1.0">/,
  );
  expect(xml.trimEnd()).toMatch(/<\/channel>\n<\/rss>$/);
  return [...xml.matchAll(/<item>(.*?)<\/item>/g)].map(([, item = ""]) =>
    GoogleItem.parse(
      Object.fromEntries(
        [...item.matchAll(/<g:(\w+)>([^<]*)<\/g:\1>/g)].map(([, name = "", value = ""]) => [
          name,
          unescape(value),
        ]),
      ),
    ),
  );
}

async function meta(currency: "NGN" | "USD") {
  const rows: Record<string, string>[] = parse(await textOf(await writeMetaFeed(ctx, currency)), {
    columns: true,
  });
  return rows.map((row) =>
    MetaRow.parse(Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ""))),
  );
}

async function addPicture(title: string, path = "/media/drum-1"): Promise<void> {
  const product = await db.product.findFirstOrThrow({ where: { title } });
  await db.media.create({
    data: {
      id: `med_${product.id.slice(4)}`,
      productId: product.id,
      position: 0,
      alt: title,
      path,
      widths: [320, 1080],
      width: 1080,
      height: 1350,
      colour: "#ffffff",
    },
  });
}

describe("the feeds", () => {
  it("say what a variant costs in each currency, and whether it is there", async () => {
    const id = await addThing(db, { title: "Drum", ngn: 1_450_050n, usd: 2_000n, stock: 3 });
    await addPicture("Drum");
    const [inNaira] = await google("NGN");
    expect(inNaira).toMatchObject({
      id,
      price: "14500.50 NGN",
      availability: "in_stock",
      identifier_exists: "no",
    });
    expect(inNaira?.link).toMatch(/^http:\/\/shop\.test\/products\/thing-.*\?variant=T-.*&currency=NGN$/);
    expect(inNaira?.image_link).toBe(`${SHOP}/media/drum-1-1080.webp`);
    const [inDollars] = await meta("USD");
    expect(inDollars).toMatchObject({ id, price: "20.00 USD", availability: "in stock" });
    expect(inDollars?.link).toContain("&currency=USD");
  });

  it("show a lower price beside the one before", async () => {
    const id = await addThing(db, { title: "Drum", ngn: 100_000n });
    await addPicture("Drum");
    await db.price.update({
      where: { variantId_currency: { variantId: id, currency: "NGN" } },
      data: { compareAtMinor: 150_000n },
    });
    expect((await google("NGN"))[0]).toMatchObject({ price: "1500.00 NGN", sale_price: "1000.00 NGN" });
  });

  it("leave out what is not for sale, not sold in the currency, or has no picture", async () => {
    await addThing(db, { title: "Draft", status: "draft" });
    await addThing(db, { title: "Naira only", usd: null });
    await addThing(db, { title: "Unseen" });
    for (const title of ["Draft", "Naira only"]) await addPicture(title);
    expect((await google("USD")).map(({ title }) => title)).toEqual([]);
    expect((await meta("NGN")).map(({ title }) => title)).toEqual(["Naira only"]);
  });

  it("carry any text unharmed", async () => {
    const title = `Tom & "Jerry's", <b>loud</b>; =1+1\u0007`;
    await addThing(db, { title, stock: 0 });
    await addPicture(title);
    const clean = title.replace("\u0007", "");
    expect((await google("NGN"))[0]).toMatchObject({ title: clean, availability: "out_of_stock" });
    expect((await meta("NGN"))[0]).toMatchObject({ title, availability: "out of stock" });
  });

  it("tell a barcode only when it is one", async () => {
    const right = await addThing(db, { title: "Right" });
    const wrong = await addThing(db, { title: "Wrong" });
    await db.variant.update({ where: { id: right }, data: { barcode: "4006381333931" } });
    await db.variant.update({ where: { id: wrong }, data: { barcode: "4006381333932" } });
    for (const title of ["Right", "Wrong"]) await addPicture(title);
    const byTitle = new Map((await google("NGN")).map((item) => [item.title, item]));
    expect(byTitle.get("Right")).toMatchObject({ gtin: "4006381333931" });
    expect(byTitle.get("Right")?.identifier_exists).toBeUndefined();
    expect(byTitle.get("Wrong")).toMatchObject({ identifier_exists: "no" });
  });

  it("come in pieces, each variant once", async () => {
    await db.$executeRaw`INSERT INTO category (id, slug, name) VALUES ('cat_many', 'many', 'Many')`;
    await db.$executeRaw`INSERT INTO product (id, slug, title, summary, description, status, category_id)
      SELECT 'prd_' || i, 'many-' || i, 'Many ' || i, 's', 'd', 'active', 'cat_many' FROM generate_series(1, 1203) i`;
    await db.$executeRaw`INSERT INTO variant (id, product_id, sku, title) SELECT 'var_' || i, 'prd_' || i, 'M-' || i, '' FROM generate_series(1, 1203) i`;
    await db.$executeRaw`INSERT INTO price (variant_id, currency, minor) SELECT 'var_' || i, 'NGN', 100 * i FROM generate_series(1, 1203) i`;
    await db.$executeRaw`INSERT INTO media (id, product_id, position, alt, path, widths, width, height, colour)
      SELECT 'med_' || i, 'prd_' || i, 0, '', '/media/m', '{320}', 320, 400, '#fff' FROM generate_series(1, 1203) i`;
    const pieces: string[] = [];
    for await (const piece of await writeMetaFeed(ctx, "NGN")) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(3);
    const rows: { id: string }[] = parse(pieces.join(""), { columns: true });
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1203);
    expect(rows).toHaveLength(1203);
    const map = await textOf(await writeSitemap(ctx, "products-1"));
    expect(new Set(map.match(/<loc>[^<]*many-\d+<\/loc>/g)).size).toBe(1203);
    await db.$executeRaw`UPDATE product SET status = 'archived'`;
  });

  it("are not read by one address over and over", async () => {
    for (let read = 0; read < 20; read += 1) await writeMetaFeed(ctx, "NGN");
    await expect(writeMetaFeed(ctx, "NGN")).rejects.toThrow(/too often/);
  });
});

describe("the sitemap", () => {
  it("lists its parts, and has no others", async () => {
    await addThing(db);
    expect(
      [...(await writeSitemapIndex(ctx)).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc),
    ).toEqual([
      `${SHOP}/sitemaps/pages.xml`,
      `${SHOP}/sitemaps/categories.xml`,
      `${SHOP}/sitemaps/collections.xml`,
      `${SHOP}/sitemaps/products-1.xml`,
    ]);
    for (const name of ["products-0", "products-2", "products-01", "products-x", "else", "../pages"])
      expect([name, await writeSitemap(ctx, name)]).toEqual([name, null]);
  });

  it("names a page per currency, each with all the others and its pictures", async () => {
    await addThing(db, { title: "Drum" });
    await addPicture("Drum");
    await addThing(db, { title: "Draft", status: "draft" });
    const xml = await textOf(await writeSitemap(ctx, "products-1"));
    const entries = [...xml.matchAll(/<url>(.*?)<\/url>/g)].map(([, entry = ""]) => entry);
    expect(entries).toHaveLength(3);
    const own = entries.map((entry) => /<loc>([^<]*)<\/loc>/.exec(entry)?.[1]);
    expect(own.slice(1)).toEqual([`${own[0]}?currency=USD`, `${own[0]}?currency=KES`]);
    for (const entry of entries) {
      const alternates = [...entry.matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)].map(([, lang, href]) => [
        lang,
        href,
      ]);
      expect(alternates).toEqual([
        ["en-NG", own[0]],
        ["en", own[1]],
        ["en-KE", own[2]],
        ["x-default", own[1]],
      ]);
      expect(entry).toContain(`<image:loc>${SHOP}/media/drum-1-1080.webp</image:loc>`);
    }
  });
});

it.each([
  ["96385074", true],
  ["036000291452", true],
  ["4006381333931", true],
  ["10012345678902", true],
  ["4006381333930", false],
  ["123456789", false],
  ["", false],
  ["40063813339310x", false],
])("knows whether %s is a GTIN", (code, answer) => expect(isGtin(code)).toBe(answer));
