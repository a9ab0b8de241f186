import { newId } from "@/server/platform/id";
import { COLLECTIONS } from "./collections";
import media from "./media.json" with { type: "json" };
import { LOCATIONS } from "./places";
import { type Amount, minorOf, type SeedProduct, type SeedVariant } from "./product";
import { RATES } from "./rates";
import { SHELVES } from "./shelves";

export type Row = Readonly<Record<string, unknown>>;
type Listed = { path: string; widths: number[]; width: number; height: number; colour: string; alt: string };

const pictures: Readonly<Record<string, Listed | undefined>> = media;

export type Good = { readonly product: SeedProduct; readonly stall: string; readonly position: number };

/** Featured order takes one from each stall in turn, so that the front page shows the whole market. */
export const GOODS: readonly Good[] = SHELVES.flatMap(({ slug, products }, stall) =>
  products.map((product, place) => ({ product, stall: slug, position: place * SHELVES.length + stall })),
);

export const categoryRows = (): Row[] =>
  SHELVES.map(({ slug, name, blurb }, position) => ({
    id: newId("category"),
    slug,
    name,
    blurb,
    position,
    media: pictures[`category-${slug}`] ?? null,
  }));

export const collectionRows = (): Row[] =>
  COLLECTIONS.map(({ slug, title, blurb, picture, sort = "featured", rule }, position) => ({
    id: newId("collection"),
    slug,
    title,
    blurb,
    position,
    sort,
    kind: rule ? "rule" : "manual",
    rule: rule ?? null,
    media: pictures[picture] ?? null,
  }));

export const chosenRows = (): Row[] =>
  COLLECTIONS.flatMap(({ slug, products = [] }) =>
    products.map((product, position) => ({ slug, product, position })),
  );

const HOUR = 3_600_000;
const OPENED = Date.UTC(2026, 9, 1, 8);

export function productRow({ product, stall, position }: Good): Row {
  const names = Object.keys(product.variants[0].options);
  return {
    id: newId("product"),
    slug: product.slug,
    title: product.title,
    summary: product.summary,
    description: product.description,
    stall,
    attributes: product.attributes.map(([name, value]) => ({ name, value })),
    options: names.map((name) => ({
      name,
      values: [...new Set(product.variants.map(({ options }) => options[name]))],
    })),
    tags: product.tags,
    position,
    published: new Date(OPENED + ((position * 29) % 97) * 11 * HOUR).toISOString(),
  };
}

export const mediaRows = ({ slug }: SeedProduct): Row[] =>
  [1, 2, 3].flatMap((number) => {
    const listed = pictures[`${slug}-${number}`];
    return listed ? [{ id: newId("media"), slug, position: number - 1, ...listed }] : [];
  });

export const variantRow =
  ({ slug }: SeedProduct) =>
  ({ sku, options, grams }: SeedVariant, position: number): Row => ({
    id: newId("variant"),
    slug,
    sku,
    title: Object.values(options).join(" / "),
    options,
    grams,
    position,
  });

/** What goes abroad for dollars goes to Kenya for shillings, in steps of 50: M-Pesa knows no cents. */
const shillingsFor = (usd: Amount) => {
  const step = 5_000n;
  return ((minorOf(usd) * 131n + step - 1n) / step) * step;
};

export function priceRows({ sku, ngn, usd, was }: SeedVariant): Row[] {
  const naira = { sku, currency: "NGN", minor: minorOf(ngn), before: was?.ngn ? minorOf(was.ngn) : null };
  const dollars = usd && {
    sku,
    currency: "USD",
    minor: minorOf(usd),
    before: was?.usd ? minorOf(was.usd) : null,
  };
  if (!usd || !dollars) return [naira];
  const before = was?.usd ? shillingsFor(was.usd) : null;
  return [naira, dollars, { sku, currency: "KES", minor: shillingsFor(usd), before }];
}

export const stockRows = ({ sku, stock }: SeedVariant): Row[] =>
  LOCATIONS.map(({ code }, place) => ({ id: newId("movement"), sku, code, units: stock[place] ?? 0 }));

export const rateRow = ({
  country,
  state,
  method,
  currency,
  fee,
  freeFrom,
  days,
  isPayOnDelivery,
}: (typeof RATES)[number]): Row => ({
  id: newId("deliveryRate"),
  country,
  state,
  method,
  currency,
  fee: minorOf(fee),
  free_from: freeFrom === null ? null : minorOf(freeFrom),
  fewest: days[0],
  most: days[1],
  is_pay_on_delivery: isPayOnDelivery,
});
