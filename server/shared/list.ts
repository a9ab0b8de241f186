import { z } from "zod";

/** One way to narrow a list down. Its key is its name in the address; a span of days has two: `placed.from`, `placed.to`. */
export type ListFilter =
  | { readonly kind: "text"; readonly label: string; readonly hint?: string }
  | {
      readonly kind: "choice";
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly kind: "days"; readonly label: string }
  | { readonly kind: "flag"; readonly label: string };

export type ListColumn = {
  readonly label: string;
  /** The head becomes a link that sorts; the room's query must know this key. */
  readonly isSortable?: boolean;
  /** Left out until someone chooses it. */
  readonly isExtra?: boolean;
  /** Never hidden: it names the row. */
  readonly isFixed?: boolean;
};

/** A list as both sides know it: what it shows and how it may be asked. Pure words; the query and the cells live elsewhere. */
export type ListShape<Column extends string = string> = {
  readonly name: string;
  readonly path: string;
  readonly columns: Readonly<Record<Column, ListColumn>>;
  readonly filters: Readonly<Record<string, ListFilter>>;
  /** The filter that the search field fills, usually `q`. */
  readonly search?: string;
  readonly sort: ListSort;
  /** Views that come with the list, as tabs. The first has no filters. */
  readonly views: readonly { readonly name: string; readonly filters: Readonly<Record<string, string>> }[];
};

export type ListSort = { readonly by: string; readonly isDown: boolean };

export type ListQuery = {
  /** By name in the address, cleaned: every value here is one that the list knows. */
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: ListSort;
  readonly cursor: string | null;
  /** Null: as this person chose, or the list's own choice. */
  readonly columns: readonly string[] | null;
  readonly limit: number;
};

export type ListPage<Row> = { readonly rows: Row[]; readonly nextCursor: string | null };

export const LIST_LIMIT = 50;
const LONGEST = 80;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Keeps the names of the columns in the type: `defineList({ name: "orders", … })`. */
export const defineList = <Column extends string>(shape: ListShape<Column>): ListShape<Column> => shape;

/** What a procedure takes for a list: addresses are read by `readList`, so nothing a stranger types can fail here. */
export const ListInput = z.strictObject({
  filters: z.record(z.string().max(40), z.string().max(200)).default({}),
  sort: z.string().max(40).optional(),
  cursor: z.string().max(400).optional(),
  columns: z.string().max(400).optional(),
  limit: z.number().int().min(1).max(500).default(LIST_LIMIT),
});
export type ListInput = z.input<typeof ListInput>;

type Given = Readonly<Record<string, string | undefined>>;

/** The parameters of an address as the input of a list's procedure. Too many or too long ones are dropped. */
export function toListInput(shape: ListShape, given: Given): ListInput {
  const { sort, after, columns } = given;
  return {
    filters: cleanFilters(shape, given),
    ...(sort && sort.length <= 40 ? { sort } : {}),
    ...(after && after.length <= 400 ? { cursor: after } : {}),
    ...(columns && columns.length <= 400 ? { columns } : {}),
  };
}

/** Reads an input against its list. Never throws: a filter, sort or column that the list does not know is left out. */
export function readList(shape: ListShape, input: ListInput): ListQuery {
  return {
    filters: cleanFilters(shape, input.filters ?? {}),
    sort: readSort(shape, input.sort),
    cursor: input.cursor ?? null,
    columns: readColumns(shape, input.columns?.split(",")),
    limit: input.limit ?? LIST_LIMIT,
  };
}

/** The columns among those given that the list has, in its own order, with the fixed ones; null when none is left. */
export function readColumns(shape: ListShape, given: readonly string[] | undefined): string[] | null {
  if (!given?.some((key) => Object.hasOwn(shape.columns, key))) return null;
  return Object.entries(shape.columns).flatMap(([key, { isFixed }]) =>
    isFixed || given.includes(key) ? [key] : [],
  );
}

export const ownColumns = (shape: ListShape): string[] =>
  Object.entries(shape.columns).flatMap(([key, { isExtra }]) => (isExtra ? [] : [key]));

function readSort(shape: ListShape, given: string | undefined): ListSort {
  const isDown = given?.startsWith("-") ?? false;
  const by = isDown ? given?.slice(1) : given;
  return by && Object.hasOwn(shape.columns, by) && shape.columns[by]?.isSortable
    ? { by, isDown }
    : shape.sort;
}

export const sortWord = ({ by, isDown }: ListSort): string => (isDown ? `-${by}` : by);

function cleanFilters(shape: ListShape, given: Given): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of filterNames(shape)) {
    const value = Object.hasOwn(given, name) ? cleanValue(shape, name, given[name]) : null;
    if (value !== null) kept[name] = value;
  }
  return kept;
}

/** Every name a filter has in the address. */
const filterNames = (shape: ListShape): string[] =>
  Object.entries(shape.filters).flatMap(([key, { kind }]) =>
    kind === "days" ? [`${key}.from`, `${key}.to`] : [key],
  );

/** The filter that a name in the address belongs to. */
export const filterOf = (shape: ListShape, name: string): ListFilter | undefined =>
  shape.filters[name.replace(/\.(from|to)$/, "")];

function cleanValue(shape: ListShape, name: string, given: string | undefined): string | null {
  // PostgreSQL stores no NUL, and half a surrogate pair is no text.
  const text = given?.replaceAll("\u0000", "").toWellFormed().trim().slice(0, LONGEST) ?? "";
  const filter = filterOf(shape, name);
  if (!text || !filter) return null;
  switch (filter.kind) {
    case "text":
      return text;
    case "choice":
      return filter.options.some(({ value }) => value === text) ? text : null;
    case "days":
      return isDay(text) ? text : null;
    case "flag":
      return text === "yes" || text === "no" ? text : null;
  }
}

function isDay(text: string): boolean {
  if (!DAY.test(text) || text < "2000" || text > "2100") return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** Lagos keeps UTC+1 all year. */
const LAGOS = "T00:00:00+01:00";
const A_DAY = 86_400_000;

/** A span of days as instants of Lagos: from the first moment, up to and without the last. */
export function daysOf(query: ListQuery, key: string): { from: Date | null; to: Date | null } {
  const from = query.filters[`${key}.from`];
  const to = query.filters[`${key}.to`];
  return {
    from: from ? new Date(from + LAGOS) : null,
    to: to ? new Date(new Date(to + LAGOS).getTime() + A_DAY) : null,
  };
}

type Change = {
  readonly filters?: Readonly<Record<string, string | undefined>>;
  readonly sort?: ListSort;
  readonly columns?: readonly string[] | null;
  readonly cursor?: string | null;
};

/** The parameters that lead to a query, with changes. Whatever is changed, one starts at the first page again. */
export function listParams(shape: ListShape, query: ListQuery, change: Change = {}): Record<string, string> {
  const sort = change.sort ?? query.sort;
  const columns = change.columns === undefined ? query.columns : change.columns;
  const all: Record<string, string | null | undefined> = {
    ...query.filters,
    ...change.filters,
    sort: sortWord(sort) === sortWord(shape.sort) ? null : sortWord(sort),
    columns: columns?.join(","),
    after: change.cursor,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => !!entry[1]));
}

export function listHref(shape: ListShape, params: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(params).toString();
  return query ? `${shape.path}?${query}` : shape.path;
}

/** A cursor is where the page before ended: the sorted values of its last row. */
export const writeCursor = (values: readonly string[]): string => JSON.stringify(values);

/** Null for a cursor that is no list of texts: then the list starts at its beginning. */
export function readCursor(cursor: string | null): string[] | null {
  try {
    const values: unknown = JSON.parse(cursor ?? "");
    const isOurs = Array.isArray(values) && values.every((value) => typeof value === "string");
    return isOurs ? (values as string[]) : null;
  } catch {
    return null;
  }
}

/** Cuts the one row too many that was asked for, and says where the next page starts. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly string[],
): ListPage<Row> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last ? writeCursor(cursorOf(last)) : null };
}
