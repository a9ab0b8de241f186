import { stringify } from "csv-stringify/sync";
import type { Ctx } from "@/server/context";
import { guardRate, type Rule } from "@/server/platform/rate-limit";
import { escapeXml } from "@/server/platform/xml";
import type { ShopCurrency } from "@/server/shared/money";
import { listOffers } from "../repo/feeds";
import { readSellables } from "../service";
import { describeOffer, type Offer } from "./describe-offer";

/** Variants read, priced and written at a time: the whole catalogue is never in memory. */
const BATCH = 500;

/** A feed is the whole catalogue: the shops that read it come a few times a day. */
const READS: Rule = { name: "catalog.feed", hits: 20, seconds: 600, whenDown: "open" };

/**
 * Everything for sale in a currency for Google's Merchant Center, as RSS 2.0 in pieces
 * (https://support.google.com/merchants/answer/7052112). Throws TOO_MANY past 20 reads in ten minutes.
 */
export async function writeGoogleFeed(ctx: Ctx, currency: ShopCurrency): Promise<AsyncGenerator<string>> {
  await guardRate(ctx.limiter, READS, ctx.address);
  return googlePieces(ctx, currency);
}

/** The same for Meta's catalogue, as CSV in pieces (https://www.facebook.com/business/help/120325381656392). */
export async function writeMetaFeed(ctx: Ctx, currency: ShopCurrency): Promise<AsyncGenerator<string>> {
  await guardRate(ctx.limiter, READS, ctx.address);
  return metaPieces(ctx, currency);
}

async function* listInBatches(ctx: Ctx, currency: ShopCurrency): AsyncGenerator<Offer[]> {
  let after = "";
  for (;;) {
    const rows = await listOffers(ctx.db, { currency, after, limit: BATCH });
    // The price is asked where the cart asks for it, so that an ad never says another.
    const sellables = await readSellables(
      ctx.db,
      rows.map(({ id }) => id),
      { currency, at: ctx.clock(), customerId: null },
    );
    const prices = new Map(sellables.map(({ variantId, price }) => [variantId, price]));
    yield rows.flatMap((row) => {
      const price = prices.get(row.id);
      const offer = price && describeOffer(row, { price, currency, appUrl: ctx.shop.appUrl });
      return offer ? [offer] : [];
    });
    after = rows.at(-1)?.id ?? "";
    if (rows.length < BATCH) return;
  }
}

async function* googlePieces(ctx: Ctx, currency: ShopCurrency): AsyncGenerator<string> {
  const { appUrl } = ctx.shop;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n<title>Oja, prices in ${currency}</title>\n<link>${escapeXml(`${appUrl}/`)}</link>\n<description>Cloth, pots, food, books and music from West African makers.</description>\n`;
  for await (const offers of listInBatches(ctx, currency)) yield offers.map(googleItem).join("");
  yield "</channel>\n</rss>\n";
}

function googleItem(offer: Offer): string {
  const [first, ...more] = offer.pictures;
  const fields: readonly (readonly [string, string | null | undefined])[] = [
    ["id", offer.id],
    ["title", offer.title],
    ["description", offer.description],
    ["link", offer.link],
    ["image_link", first],
    ...more.slice(0, 9).map((picture) => ["additional_image_link", picture] as const),
    ["availability", offer.isInStock ? "in_stock" : "out_of_stock"],
    ["price", offer.price],
    ["sale_price", offer.salePrice],
    ["brand", offer.brand],
    ["gtin", offer.gtin],
    // Goods made by hand have no number of their own.
    ["identifier_exists", offer.gtin ? null : "no"],
    ["condition", "new"],
    ["item_group_id", offer.groupId],
    ["product_type", offer.category],
    ["color", offer.colour],
    ["size", offer.size],
    ["shipping_weight", offer.weight],
  ];
  const written = fields.flatMap(([name, value]) =>
    value ? [`<g:${name}>${escapeXml(value)}</g:${name}>`] : [],
  );
  return `<item>${written.join("")}</item>\n`;
}

const META_COLUMNS = [
  "id",
  "title",
  "description",
  "availability",
  "condition",
  "price",
  "sale_price",
  "link",
  "image_link",
  "additional_image_link",
  "brand",
  "gtin",
  "item_group_id",
  "product_type",
  "color",
  "size",
] as const;

async function* metaPieces(ctx: Ctx, currency: ShopCurrency): AsyncGenerator<string> {
  yield stringify([META_COLUMNS]);
  for await (const offers of listInBatches(ctx, currency)) yield stringify(offers.map(metaRow));
}

function metaRow(offer: Offer): string[] {
  const [first, ...more] = offer.pictures;
  const cells: Record<(typeof META_COLUMNS)[number], string | null | undefined> = {
    id: offer.id,
    title: offer.title,
    description: offer.description,
    availability: offer.isInStock ? "in stock" : "out of stock",
    condition: "new",
    price: offer.price,
    sale_price: offer.salePrice,
    link: offer.link,
    image_link: first,
    additional_image_link: more.join(","),
    brand: offer.brand,
    gtin: offer.gtin,
    item_group_id: offer.groupId,
    product_type: offer.category,
    color: offer.colour,
    size: offer.size,
  };
  return META_COLUMNS.map((column) => cells[column] ?? "");
}
