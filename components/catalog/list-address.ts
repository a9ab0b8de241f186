import { type ListInput, SORTS } from "@/server/modules/catalog/contract";
import { SHOP_CURRENCIES, type ShopCurrency } from "@/server/shared/money";

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the address of a list says. Whatever cannot be read is left out: a mangled link still shows goods. */
export type ListAddress = {
  readonly query?: string | undefined;
  readonly category?: string | undefined;
  /** Named in the path of its page, never after the question mark. */
  readonly collection?: string | undefined;
  readonly tags: readonly string[];
  readonly isInStock: boolean;
  /** Whole naira, dollars or shillings. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly sort?: (typeof SORTS)[number] | undefined;
  /** Named only in links for crawlers; otherwise the visitor's own is used. */
  readonly currency?: ShopCurrency | undefined;
  readonly show: number;
  readonly cursor?: string | undefined;
};

export const PART = 24;
/** Past this many the next link starts a part of its own, so no page grows without end. */
const MOST_SHOWN = 240;

export const first = (params: SearchParams, name: string): string | undefined => {
  const value = params[name];
  const text = typeof value === "string" ? value : value?.[0];
  return text?.trim() || undefined;
};

const every = (params: SearchParams, name: string): string[] => {
  const value = params[name];
  return (typeof value === "string" ? [value] : [...(value ?? [])])
    .map((text) => text.trim())
    .filter(Boolean);
};

const whole = (text: string | undefined): number | undefined =>
  text && /^\d{1,10}$/.test(text) ? Number(text) : undefined;

const oneOf = <const Choice extends string>(choices: readonly Choice[], text: string | undefined) =>
  choices.find((choice) => choice === text);

export function readListAddress(params: SearchParams): ListAddress {
  const category = first(params, "category");
  const show = whole(first(params, "show")) ?? PART;
  return {
    query: first(params, "q")?.slice(0, 120),
    category: category && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(category) ? category.slice(0, 120) : undefined,
    tags: [...new Set(every(params, "tag").map((tag) => tag.slice(0, 40)))].slice(0, 8),
    isInStock: first(params, "stock") === "1",
    min: whole(first(params, "min")),
    max: whole(first(params, "max")),
    sort: oneOf(SORTS, first(params, "sort")),
    currency: oneOf(SHOP_CURRENCIES, first(params, "currency")),
    show: Math.min(MOST_SHOWN, Math.max(PART, Math.ceil(show / PART) * PART)),
    cursor: first(params, "cursor")?.slice(0, 200),
  };
}

/** The address of a list, with some of it changed. A change of filter starts at the first part again. */
export function listHref(path: string, address: ListAddress, change: Partial<ListAddress> = {}): string {
  const next = { ...address, show: PART, cursor: undefined, ...change };
  const search = new URLSearchParams();
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined && value !== "") search.append(name, String(value));
  };
  put("q", next.query);
  put("category", next.category);
  for (const tag of next.tags) put("tag", tag);
  if (next.isInStock) put("stock", "1");
  put("min", next.min);
  put("max", next.max);
  put("sort", next.sort === "featured" ? undefined : next.sort);
  put("currency", next.currency);
  put("cursor", next.cursor);
  if (next.show !== PART) put("show", next.show);
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The next part of a list: more of the same page, or, once that is long, a page of its own. */
export const nextHref = (path: string, address: ListAddress, nextCursor: string): string =>
  address.show < MOST_SHOWN
    ? listHref(path, address, { cursor: address.cursor, show: address.show + PART })
    : listHref(path, address, { cursor: nextCursor });

const HUNDRED = 100n;

/** The same as the catalogue asks for it. */
export function toListInput(address: ListAddress, currency: ShopCurrency): Omit<ListInput, "limit"> {
  const { query, category, collection, tags, isInStock, min, max, sort } = address;
  return {
    currency,
    ...(query ? { query } : {}),
    ...(category ? { category } : {}),
    ...(collection ? { collection } : {}),
    ...(sort ? { sort } : {}),
    filters: {
      ...(isInStock ? { inStock: true } : {}),
      ...(tags.length > 0 ? { tags: [...tags] } : {}),
      ...(min === undefined ? {} : { minMinor: BigInt(min) * HUNDRED }),
      ...(max === undefined ? {} : { maxMinor: BigInt(max) * HUNDRED }),
    },
  };
}

export const hasFilters = ({ tags, isInStock, min, max }: ListAddress): boolean =>
  tags.length > 0 || isInStock || min !== undefined || max !== undefined;
