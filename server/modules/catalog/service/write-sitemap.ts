import type { Ctx } from "@/server/context";
import { escapeXml } from "@/server/platform/xml";
import { SHOP_CURRENCIES } from "@/server/shared/money";
import { addressesByLanguage, addressIn } from "@/server/shared/shop-address";
import type { Picture } from "../contract";
import { countPublished, listPublished } from "../repo/feeds";
import { readCategories } from "../service";
import { readCollections } from "./read-collections";

/** Products in one part: with an address per currency far below the 50,000 that a sitemap may hold. */
const PART = 5_000;
const BATCH = 500;

const OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SPACES =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"';

/** The sitemap of sitemaps (https://www.sitemaps.org/protocol.html): pages, categories, collections, and products in parts of at most 5,000. */
export async function writeSitemapIndex(ctx: Ctx): Promise<string> {
  const parts = Math.ceil((await countPublished(ctx.db)) / PART);
  const names = [
    "pages",
    "categories",
    "collections",
    ...Array.from({ length: parts }, (_, at) => `products-${at + 1}`),
  ];
  const entries = names.map(
    (name) => `<sitemap><loc>${escapeXml(`${ctx.shop.appUrl}/sitemaps/${name}.xml`)}</loc></sitemap>`,
  );
  return `${OPENING}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</sitemapindex>\n`;
}

/** One part of the sitemap in pieces, as read from the database; null when there is no part of that name. */
export async function writeSitemap(ctx: Ctx, name: string): Promise<AsyncGenerator<string> | null> {
  if (name === "pages") return wrap(writePages(ctx));
  if (name === "categories") return wrap(writeCategories(ctx));
  if (name === "collections") return wrap(writeCollections(ctx));
  const part = Number(/^products-([1-9]\d{0,3})$/.exec(name)?.[1]);
  const skip = (part - 1) * PART;
  if (!part || skip >= (await countPublished(ctx.db))) return null;
  return wrap(writeProducts(ctx, skip));
}

async function* wrap(entries: AsyncGenerator<string>): AsyncGenerator<string> {
  yield `${OPENING}<urlset ${SPACES}>\n`;
  yield* entries;
  yield "</urlset>\n";
}

async function* writePages({ shop }: Ctx): AsyncGenerator<string> {
  for (const path of ["/", "/search"]) yield `<url><loc>${escapeXml(shop.appUrl + path)}</loc></url>\n`;
}

async function* writeCategories(ctx: Ctx): AsyncGenerator<string> {
  for (const { slug, picture } of await readCategories(ctx))
    yield entryOf(ctx, { path: `/categories/${slug}`, pictures: picture ? [picture] : [] });
}

async function* writeCollections(ctx: Ctx): AsyncGenerator<string> {
  for (const { slug, picture } of await readCollections(ctx))
    yield entryOf(ctx, { path: `/collections/${slug}`, pictures: picture ? [picture] : [] });
}

async function* writeProducts(ctx: Ctx, skip: number): AsyncGenerator<string> {
  let after: string | null = null;
  for (let written = 0; written < PART; ) {
    const limit = Math.min(BATCH, PART - written);
    const rows: Awaited<ReturnType<typeof listPublished>> = await listPublished(ctx.db, {
      after,
      skip: after === null ? skip : 0,
      limit,
    });
    yield rows
      .map(({ slug, pictures, updatedAt }) =>
        entryOf(ctx, { path: `/products/${slug}`, pictures, changedAt: updatedAt }),
      )
      .join("");
    written += rows.length;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < limit) return;
  }
}

type Entry = {
  readonly path: string;
  readonly pictures: readonly Pick<Picture, "path" | "widths">[];
  readonly changedAt?: Date;
};

/** An address per currency, each naming all the others: alternates that are not mutual are ignored by crawlers. */
function entryOf({ shop: { appUrl } }: Ctx, { path, pictures, changedAt }: Entry): string {
  const whole = (address: string) => escapeXml(address.startsWith("/") ? appUrl + address : address);
  const alternates = Object.entries(addressesByLanguage(path))
    .map(([lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${whole(href)}"/>`)
    .join("");
  const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : "";
  const images = pictures
    .map(({ path: file, widths }) => `${file}-${widths.at(-1)}.webp`)
    .map((file) => `<image:image><image:loc>${whole(file)}</image:loc></image:image>`)
    .join("");
  return SHOP_CURRENCIES.map(
    (currency) =>
      `<url><loc>${whole(addressIn(path, currency))}</loc>${changed}${alternates}${images}</url>\n`,
  ).join("");
}
