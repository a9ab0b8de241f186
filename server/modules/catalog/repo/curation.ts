import { type Db, Prisma } from "@/server/platform/db";
import type { PinView, SynonymKind, SynonymView, ZeroResult } from "../contract/search";

type SynonymRow = Omit<SynonymView, "kind"> & { readonly kind: string };
const toSynonym = (row: SynonymRow): SynonymView => ({ ...row, kind: row.kind as SynonymKind });

export async function listSynonyms(db: Db): Promise<SynonymView[]> {
  const rows = await db.searchSynonym.findMany({ orderBy: [{ updatedAt: "desc" }, { id: "asc" }] });
  return rows.map(toSynonym);
}

export async function findSynonym(db: Db, id: string): Promise<SynonymView | null> {
  const row = await db.searchSynonym.findUnique({ where: { id } });
  return row && toSynonym(row);
}

export const addSynonym = async (db: Db, row: SynonymView): Promise<void> => {
  await db.searchSynonym.create({ data: { ...row, terms: [...row.terms], meanings: [...row.meanings] } });
};

/** Writes it unless somebody else did since `version`; says whether it did. */
export async function changeSynonym(db: Db, { id, version, ...row }: SynonymView): Promise<boolean> {
  const { count } = await db.searchSynonym.updateMany({
    where: { id, version },
    data: { ...row, terms: [...row.terms], meanings: [...row.meanings], version: version + 1 },
  });
  return count > 0;
}

export async function removeSynonym(db: Db, id: string, version: number): Promise<boolean> {
  return (await db.searchSynonym.deleteMany({ where: { id, version } })).count > 0;
}

/** Where a pin is: at a search (plain words) or in a category (its slug). */
export type PinPlace = { readonly query: string } | { readonly category: string };

const isAt = (place: PinPlace) =>
  "query" in place
    ? Prisma.sql`pin.query = ${place.query}`
    : Prisma.sql`pin.category_id = (SELECT id FROM category WHERE slug = ${place.category})`;

export type Pin = {
  readonly id: string;
  readonly productId: string;
  readonly position: number;
  readonly createdAt: number;
  readonly removedAt: number | null;
};

/** Pins of one place, those taken away since `since` included. */
export async function findPins(db: Db, place: PinPlace, since: Date): Promise<Pin[]> {
  const [row] = await db.$queryRaw<[{ pins: Pin[] }]>`
    SELECT coalesce(json_agg(json_build_object('id', pin.id, 'productId', pin.product_id, 'position', pin.position,
      'createdAt', (extract(epoch FROM pin.created_at) * 1000)::bigint, 'removedAt', (extract(epoch FROM pin.removed_at) * 1000)::bigint)
      ORDER BY pin.position, pin.id), '[]') AS pins
    FROM search_pin pin WHERE ${isAt(place)} AND (pin.removed_at IS NULL OR pin.removed_at > ${since}::timestamptz)`;
  return row.pins;
}

const PIN_VIEW = Prisma.sql`SELECT pin.id, pin.query, c.slug AS category, pin.position, pin.created_at AS "createdAt",
    json_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'status', p.status) AS product
  FROM search_pin pin JOIN product p ON p.id = pin.product_id LEFT JOIN category c ON c.id = pin.category_id`;

export const MOST_LISTED = 500;

export const listPins = (db: Db, place: PinPlace | null): Promise<PinView[]> =>
  db.$queryRaw<
    PinView[]
  >`${PIN_VIEW} WHERE pin.removed_at IS NULL AND ${place ? isAt(place) : Prisma.sql`true`}
    ORDER BY pin.query NULLS LAST, c.slug, pin.position LIMIT ${MOST_LISTED}`;

export async function findPin(db: Db, id: string): Promise<PinView | null> {
  const [row] = await db.$queryRaw<PinView[]>`${PIN_VIEW} WHERE pin.id = ${id} AND pin.removed_at IS NULL`;
  return row ?? null;
}

export type NewPin = {
  readonly id: string;
  readonly query: string | null;
  readonly categoryId: string | null;
  readonly productId: string;
  readonly position: number;
  readonly createdAt: Date;
};

/** False when the place is taken, or the product is pinned here already. */
export async function addPin(db: Db, pin: NewPin): Promise<boolean> {
  const added = await db.$executeRaw`
    INSERT INTO search_pin (id, query, category_id, product_id, position, created_at)
    VALUES (${pin.id}, ${pin.query}, ${pin.categoryId}, ${pin.productId}, ${pin.position}, ${pin.createdAt}::timestamptz)
    ON CONFLICT DO NOTHING`;
  return added > 0;
}

/** Takes it away from `at`. False when somebody did already. */
export async function removePin(db: Db, id: string, at: Date): Promise<boolean> {
  const { count } = await db.searchPin.updateMany({
    where: { id, removedAt: null },
    data: { removedAt: at },
  });
  return count > 0;
}

export async function findPinTarget(
  db: Db,
  { productId, category }: { readonly productId: string; readonly category: string | null },
): Promise<{ readonly hasProduct: boolean; readonly categoryId: string | null }> {
  const [product, shelf] = await Promise.all([
    db.product.findUnique({ where: { id: productId }, select: { id: true } }),
    category ? db.category.findUnique({ where: { slug: category }, select: { id: true } }) : null,
  ]);
  return { hasProduct: product !== null, categoryId: shelf?.id ?? null };
}

export type SearchNote = {
  readonly day: string;
  readonly words: string;
  readonly searches: number;
  readonly empty: number;
  readonly lastAt: string;
};

/** No more different searches than this are kept of one day: nobody reads them, and anybody can make them up. */
const MOST_A_DAY = 20_000;

export async function saveSearches(db: Db, notes: readonly SearchNote[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO search_log (day, words, searches, empty, last_at)
    SELECT day, words, searches, empty, "lastAt" FROM jsonb_to_recordset(${JSON.stringify(notes)}::jsonb)
      AS note (day date, words text, searches int, empty int, "lastAt" timestamptz)
    WHERE (SELECT count(*) FROM search_log l WHERE l.day = note.day) < ${MOST_A_DAY}
    ORDER BY day, words
    ON CONFLICT (day, words) DO UPDATE SET searches = search_log.searches + excluded.searches,
      empty = search_log.empty + excluded.empty, last_at = greatest(search_log.last_at, excluded.last_at)`;
}

export const listZeroResults = (
  db: Db,
  { from, to, limit }: { readonly from: string; readonly to: string; readonly limit: number },
): Promise<ZeroResult[]> =>
  db.$queryRaw<ZeroResult[]>`
    SELECT words, sum(searches)::int AS searches, sum(empty)::int AS empty, max(last_at) AS "lastAt"
    FROM search_log WHERE day BETWEEN ${from}::date AND ${to}::date
    GROUP BY words HAVING sum(empty) > 0 ORDER BY sum(empty) DESC, max(last_at) DESC, words LIMIT ${limit}`;

/** Forgets what was searched for before a day. */
export const forgetSearches = async (db: Db, before: Date): Promise<void> => {
  await db.$executeRaw`DELETE FROM search_log WHERE day < ${before.toISOString().slice(0, 10)}::date`;
  await db.$executeRaw`DELETE FROM search_pin WHERE removed_at < ${before}::timestamptz`;
};

export type Reason = {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
  readonly rank: number;
  /** Has all the words: pinned products need not. */
  readonly hasAll: boolean;
  readonly inTitle: boolean;
  readonly inTags: boolean;
  readonly inSummary: boolean;
  readonly inText: boolean;
};

/** Why each of some products is found: how well, and where the words are. */
export const explainFound = (db: Db, ids: readonly string[], search: string): Promise<Reason[]> =>
  db.$queryRaw<Reason[]>`
    SELECT p.id, product.title, product.slug, ts_rank(p.words, q.search)::float8 AS rank, p.words @@ q.search AS "hasAll",
      ts_filter(p.words, '{a}') @@ q.some AS "inTitle", ts_filter(p.words, '{b}') @@ q.some AS "inTags",
      ts_filter(p.words, '{c}') @@ q.some AS "inSummary", ts_filter(p.words, '{d}') @@ q.some AS "inText"
    FROM search_entry p JOIN product ON product.id = p.id,
      (SELECT ${search}::tsquery AS search, replace(${search}, '&', '|')::tsquery AS some) q
    WHERE p.id = ANY(${[...ids]})`;
