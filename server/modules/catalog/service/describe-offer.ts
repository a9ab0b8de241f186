import { equal, type Money, type ShopCurrency, toDecimal } from "@/server/shared/money";
import type { OfferRow } from "../repo/feeds";

/** A variant as both catalogues of ads want it told. Texts are cut to the shorter of their limits. */
export type Offer = {
  readonly id: string;
  readonly groupId: string | null;
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly pictures: readonly string[];
  readonly isInStock: boolean;
  /** "14500.00 NGN" */
  readonly price: string;
  /** What it costs now, when that is less. */
  readonly salePrice: string | null;
  readonly brand: string;
  readonly gtin: string | null;
  readonly category: string;
  readonly colour: string | null;
  readonly size: string | null;
  readonly weight: string | null;
};

type Terms = { readonly price: Money; readonly currency: ShopCurrency; readonly appUrl: string };

/** Google asks for at most 150 and 5,000 characters, Meta for at most 200 and 9,999. */
const LONGEST_TITLE = 150;
const LONGEST_DESCRIPTION = 5_000;

/** Null for what no catalogue takes: without a picture. */
export function describeOffer(row: OfferRow, { price, currency, appUrl }: Terms): Offer | null {
  const pictures = row.pictures.map(({ path, widths }) => whole(appUrl, `${path}-${widths.at(-1)}.webp`));
  if (pictures.length === 0) return null;
  const before = row.before && row.before.minor > price.minor ? row.before : price;
  return {
    id: row.id,
    groupId: row.hasSiblings ? row.productId : null,
    title: cut(row.variantTitle ? `${row.title}, ${row.variantTitle}` : row.title, LONGEST_TITLE),
    description: cut(row.description || row.summary || row.title, LONGEST_DESCRIPTION),
    // Always names its currency: whoever follows an ad in naira must not land on dollars.
    link: `${appUrl}/products/${row.slug}?variant=${encodeURIComponent(row.sku)}&currency=${currency}`,
    pictures,
    isInStock: row.available > 0,
    price: written(before),
    salePrice: equal(before, price) ? null : written(price),
    brand: cut(row.attributes.find(({ name }) => /^(brand|maker|made by)$/i.test(name))?.value ?? "Oja", 70),
    gtin: row.barcode && isGtin(row.barcode) ? row.barcode : null,
    category: row.category,
    colour: optionOf(row, /^colou?r$/i),
    size: optionOf(row, /^size$/i),
    weight: row.weightGrams > 0 ? `${row.weightGrams} g` : null,
  };
}

/** A GTIN-8, -12, -13 or -14 with its right last digit (https://www.gs1.org/services/how-calculate-check-digit-manually). */
export function isGtin(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  const digits = [...code].map(Number).reverse();
  const sum = digits.reduce((total, digit, at) => total + digit * (at % 2 === 1 ? 3 : 1), 0);
  return sum % 10 === 0;
}

const written = ({ minor, currency }: Money): string => `${toDecimal(minor, currency)} ${currency}`;

const whole = (appUrl: string, address: string): string =>
  address.startsWith("/") ? appUrl + address : address;

const cut = (text: string, longest: number): string => {
  const signs = [...text.replace(/\s+/g, " ").trim()];
  return signs.length <= longest
    ? signs.join("")
    : `${signs
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
};

function optionOf({ options }: OfferRow, name: RegExp): string | null {
  const found = Object.entries(options).find(([key]) => name.test(key));
  return found ? cut(found[1], 100) : null;
}
