import { type Db, PLAN_EACH_TIME, Prisma } from "@/server/platform/db";
import { keyset, type SortKey } from "@/server/platform/keyset";
import type { ListSort } from "@/server/shared/list";
import {
  type FoundVariant,
  type LevelView,
  type MovementView,
  PAGE,
  type VariantStock,
} from "../contract/levels";
import { unpackCursor } from "../policy";

const LOW = 3;

const AVAILABLE = Prisma.sql`(s.on_hand - s.reserved)`;
const PLACE: readonly SortKey[] = [
  { sql: Prisma.sql`s.variant_id`, type: "text" },
  { sql: Prisma.sql`s.location_id`, type: "text" },
];
const BY_AVAILABLE: readonly SortKey[] = [{ sql: AVAILABLE, type: "bigint" }, ...PLACE];
const SORTS: Readonly<Record<string, readonly SortKey[]>> = {
  what: [{ sql: Prisma.sql`v.sku`, type: "text" }, ...PLACE],
  available: BY_AVAILABLE,
  onHand: [{ sql: Prisma.sql`s.on_hand`, type: "bigint" }, ...PLACE],
};

export type LevelFilter = {
  readonly query?: string | undefined;
  /** A location's code or name. */
  readonly location?: string | undefined;
  readonly isLow?: boolean | undefined;
  readonly isPromised?: boolean | undefined;
  readonly isBatched?: boolean | undefined;
};
type LevelsAsked = LevelFilter & {
  readonly sort: ListSort;
  readonly after: readonly string[] | null;
  readonly limit: number;
};

const COLUMNS = Prisma.sql`s.variant_id AS "variantId", s.location_id AS "locationId", v.sku, p.title, v.title AS "variantTitle",
  l.name AS location, s.on_hand AS "onHand", s.reserved, ${AVAILABLE} AS available, s.batched,
  coalesce((SELECT sum(t.quantity - t.received - t.lost) FROM stock_transfer_line t JOIN stock_transfer st ON st.id = t.transfer_id
    WHERE t.variant_id = s.variant_id AND st.to_id = s.location_id AND st.status = 'sent'), 0)::int AS incoming,
  coalesce(policy.backordered, 0) AS backordered, coalesce(policy.mode, 'deny') AS mode`;
const TABLES = Prisma.sql`stock_level s JOIN variant v ON v.id = s.variant_id JOIN product p ON p.id = v.product_id
  JOIN location l ON l.id = s.location_id LEFT JOIN stock_policy policy ON policy.variant_id = s.variant_id`;

/** Levels of stock, one more than asked for, after the cursor. */
export async function listLevelPage(
  db: Db,
  { sort, after, limit, ...filter }: LevelsAsked,
): Promise<(LevelView & { sortKey: string[] })[]> {
  const { order, beyond, place } = keyset(SORTS[sort.by] ?? BY_AVAILABLE, { isDown: sort.isDown, after });
  return db.$queryRaw<(LevelView & { sortKey: string[] })[]>`
    SELECT ${PLAN_EACH_TIME} ${COLUMNS}, ${place} AS "sortKey" FROM ${TABLES}
    WHERE ${Prisma.join([...conditionsOf(filter), beyond], " AND ")} ORDER BY ${order} LIMIT ${limit + 1}`;
}

function conditionsOf({ query, location, isLow, isPromised, isBatched }: LevelFilter): Prisma.Sql[] {
  const so = (is: boolean | undefined, what: Prisma.Sql) =>
    is === undefined ? [] : [Prisma.sql`(${what}) = ${is}`];
  return [
    Prisma.sql`true`,
    ...(query ? [isCalled(query)] : []),
    ...(location
      ? [Prisma.sql`(l.code ILIKE ${literal(location)} OR l.name ILIKE ${literal(location)})`]
      : []),
    ...so(isLow, Prisma.sql`s.on_hand - s.reserved <= ${LOW}`),
    ...so(isPromised, Prisma.sql`coalesce(policy.backordered, 0) > 0`),
    ...so(isBatched, Prisma.sql`s.batched > 0`),
  ];
}

/** A pattern that means itself. */
const literal = (words: string): string => words.replaceAll(/[\\%_]/g, String.raw`\$&`);

const isCalled = (query: string): Prisma.Sql => {
  const inside = `%${literal(query)}%`;
  return Prisma.sql`(v.sku ILIKE ${inside} OR v.barcode = ${query} OR plain(p.title) LIKE '%' || plain(${literal(query)}) || '%')`;
};

/** Every level of one variant, in the order in which stock is taken. */
export const listVariantLevels = (db: Db, variantId: string): Promise<LevelView[]> =>
  db.$queryRaw<LevelView[]>`
    SELECT ${COLUMNS} FROM ${TABLES} WHERE s.variant_id = ${variantId} ORDER BY l.position, l.code`;

type Named = Omit<VariantStock, "levels" | "rule" | "holds" | "promises">;

export async function findVariant(db: Db, variantId: string): Promise<Named | null> {
  const [row] = await db.$queryRaw<Named[]>`
    SELECT v.id AS "variantId", v.sku, v.barcode, p.slug, p.title, v.title AS "variantTitle"
    FROM variant v JOIN product p ON p.id = v.product_id WHERE v.id = ${variantId}`;
  return row ?? null;
}

/** What is put aside of a variant, the first to end first. */
export const listVariantHolds = (db: Db, variantId: string): Promise<VariantStock["holds"]> =>
  db.$queryRaw<VariantStock["holds"]>`
    SELECT h.reference, o.number AS "orderNumber", l.name AS location, line.quantity, h.expires_at AS "expiresAt"
    FROM hold_line line JOIN hold h USING (reference) JOIN location l ON l.id = line.location_id
    LEFT JOIN orders o ON o.id = split_part(h.reference, ':', 1)
    WHERE line.variant_id = ${variantId} AND h.status = 'held' ORDER BY h.expires_at, h.reference LIMIT ${PAGE}`;

/** Promises of a variant that wait, the oldest first. */
export const listVariantPromises = (db: Db, variantId: string): Promise<VariantStock["promises"]> =>
  db.$queryRaw<VariantStock["promises"]>`
    SELECT b.reference, o.number AS "orderNumber", b.quantity - b.filled AS waiting, b.created_at AS "createdAt"
    FROM backorder_line b LEFT JOIN orders o ON o.id = split_part(b.reference, ':', 1)
    WHERE b.variant_id = ${variantId} AND b.status = 'open' ORDER BY b.created_at, b.reference LIMIT ${PAGE}`;

/** Variants by SKU, barcode or name, an exact SKU or barcode first. */
export const findVariants = (db: Db, query: string, limit: number): Promise<FoundVariant[]> =>
  db.$queryRaw<FoundVariant[]>`
    SELECT ${PLAN_EACH_TIME} v.id AS "variantId", v.sku, p.title, v.title AS "variantTitle"
    FROM variant v JOIN product p ON p.id = v.product_id
    WHERE v.status = 'active' AND ${isCalled(query)}
    ORDER BY (upper(v.sku) = upper(${query}) OR v.barcode IS NOT DISTINCT FROM ${query}) DESC, v.sku LIMIT ${limit}`;

type MovementRow = Omit<MovementView, "batches">;
type Asked = {
  readonly variantId: string;
  readonly locationId: string;
  readonly cursor?: string | undefined;
};

/** The stock ledger of one level, newest first, one more than a page; with the batches of each row. */
export async function listHistory(db: Db, asked: Asked): Promise<MovementView[]> {
  const before = unpackCursor(asked.cursor, 2);
  const [at, id] = before && !Number.isNaN(Date.parse(before[0] ?? "")) ? before : [null, null];
  const rows = await db.$queryRaw<MovementRow[]>`
    SELECT id, kind, on_hand_delta AS "onHandDelta", reserved_delta AS "reservedDelta", reference, reason, actor, at
    FROM stock_movement WHERE variant_id = ${asked.variantId} AND location_id = ${asked.locationId}
      AND (${at ?? null}::timestamptz IS NULL OR (at, id) < (${at ?? null}::timestamptz, ${id ?? null}))
    ORDER BY at DESC, id DESC LIMIT ${PAGE + 1}`;
  const lots = await db.$queryRaw<{ reference: string; kind: string; code: string; delta: number }[]>`
    SELECT m.reference, m.kind, batch.code, m.delta FROM batch_movement m JOIN batch ON batch.id = m.batch_id
    WHERE m.variant_id = ${asked.variantId} AND m.location_id = ${asked.locationId}
      AND m.reference = ANY(${rows.map((row) => row.reference)}::text[]) ORDER BY batch.code`;
  return rows.map((row) => ({
    ...row,
    batches: lots
      .filter((lot) => lot.reference === row.reference && lot.kind === row.kind)
      .map(({ code, delta }) => ({ code, delta })),
  }));
}

/** Whether the stock ledger has this reference already. */
export async function findWrittenMovement(db: Db, reference: string): Promise<boolean> {
  return (await db.stockMovement.findFirst({ where: { reference }, select: { id: true } })) !== null;
}
