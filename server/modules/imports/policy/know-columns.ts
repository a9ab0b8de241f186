import { AppError } from "@/server/shared/error";
import { SHOP_CURRENCIES } from "@/server/shared/money";
import type { ImportKind } from "../contract";

const TEXTS = [
  "handle",
  "title",
  "summary",
  "description",
  "category",
  "tags",
  "status",
  "seo title",
  "seo description",
];
const OPTIONS = [1, 2, 3].flatMap((place) => [`option${place} name`, `option${place} value`]);
const VARIANT = ["sku", "barcode", "weight grams", "length mm", "width mm", "height mm", "variant status"];
export const PRICES = SHOP_CURRENCIES.flatMap((currency) => [`price ${currency}`, `compare-at ${currency}`]);

export type Known = { readonly attributes: readonly string[]; readonly locations: readonly string[] };

/** All that a column of such a file may be, in the order in which we write them. */
export function targetsOf(kind: ImportKind, { attributes, locations }: Known): string[] {
  const stock = locations.map((code) => `stock:${code}`);
  if (kind === "prices") return ["sku", ...PRICES];
  if (kind === "stock") return ["sku", ...stock];
  return [
    ...TEXTS,
    ...OPTIONS,
    ...VARIANT,
    ...PRICES,
    ...attributes.map((key) => `attributes.${key}`),
    ...stock,
  ];
}

/** How others call them: Shopify's export first of all. */
const ALIASES: Readonly<Record<string, string>> = {
  slug: "handle",
  "body (html)": "description",
  body: "description",
  type: "category",
  "product type": "category",
  "variant sku": "sku",
  "variant barcode": "barcode",
  "variant grams": "weight grams",
  weight: "weight grams",
  "variant price": "price NGN",
  price: "price NGN",
  "variant compare at price": "compare-at NGN",
  "compare at price": "compare-at NGN",
};

/** What each column probably is, by its name; "" where nothing fits, and for the second of two. */
export function guessMapping(header: readonly string[], targets: readonly string[]): string[] {
  const byName = new Map(targets.map((target) => [target.toLowerCase(), target]));
  const taken = new Set<string>();
  const settle = (target: string | undefined): string => {
    if (target === undefined || taken.has(target)) return "";
    taken.add(target);
    return target;
  };
  const plain = header.map((name) => name.trim().toLowerCase().replaceAll("_", " "));
  // Our own names first: a column "price" must not take the place of "price NGN".
  const own = plain.map((name, place) =>
    settle(byName.get(name) ?? byName.get((header[place] ?? "").trim().toLowerCase())),
  );
  return own.map((target, place) => target || settle(aliasOf(plain[place] ?? "", targets)));
}

const aliasOf = (name: string, targets: readonly string[]): string | undefined => {
  const alias = ALIASES[name];
  return alias !== undefined && targets.includes(alias) ? alias : undefined;
};

type Layout = {
  readonly kind: ImportKind;
  readonly header: readonly string[];
  readonly targets: readonly string[];
};

/** INVALID for a mapping that cannot be: a made-up target, one taken twice, or one that is missing. */
export function checkMapping(mapping: readonly string[], { kind, header, targets }: Layout): void {
  const refuse = (words: string): never => {
    throw new AppError("INVALID", words, { mapping: words });
  };
  if (mapping.length !== header.length) refuse("The columns have changed. Reload the page.");
  const used = mapping.filter((target) => target !== "");
  for (const [place, target] of used.entries()) {
    if (!targets.includes(target)) refuse(`There is no such thing as “${target}” here.`);
    if (used.indexOf(target) < place) refuse(`Two columns are said to be ${target}. Choose one of them.`);
  }
  const needs = (target: string): void => {
    if (!used.includes(target)) refuse(`Say which column is the ${target}: rows are known by it.`);
  };
  needs("sku");
  if (kind === "catalog") needs("handle");
  if (kind === "prices" && !used.some((target) => target.startsWith("price ")))
    refuse("Say which column is a price.");
  if (kind === "stock" && !used.some((target) => target.startsWith("stock:")))
    refuse("Say which column is the stock of a location, such as stock:LAG.");
}
