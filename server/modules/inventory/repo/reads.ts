import { type Db, Prisma } from "@/server/platform/db";
import { type LevelsInput, type LevelView, type MovementView, PAGE } from "../contract/levels";
import { unpackCursor } from "../policy";

const LOW = 3;

const ONLY = {
  low: Prisma.sql`s.on_hand - s.reserved <= ${LOW}`,
  promised: Prisma.sql`policy.backordered > 0`,
  batched: Prisma.sql`s.batched > 0`,
} as const;

const SORTS = {
  sku: Prisma.sql`v.sku`,
  available: Prisma.sql`(s.on_hand - s.reserved)`,
  onHand: Prisma.sql`s.on_hand`,
} as const;

/** Levels of stock, one more than a page, after the cursor. */
export async function listLevelPage(db: Db, input: LevelsInput): Promise<LevelView[]> {
  const { query, locationId, only, sort, isDescending } = input;
  const by = SORTS[sort];
  const parts = [Prisma.sql`true`];
  if (query) {
    const inSku = `%${query.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    parts.push(
      Prisma.sql`(v.sku ILIKE ${inSku} OR plain(p.title) LIKE '%' || plain(${query.replaceAll(/[\\%_]/g, String.raw`\$&`)}) || '%')`,
    );
  }
  if (locationId) parts.push(Prisma.sql`s.location_id = ${locationId}`);
  if (only) parts.push(ONLY[only]);
  const after = unpackCursor(input.cursor, 3);
  if (after) {
    const start = sort === "sku" ? Prisma.sql`${after[0]}` : Prisma.sql`${after[0]}::int`;
    parts.push(
      Prisma.sql`(${by}, s.variant_id, s.location_id) ${isDescending ? Prisma.sql`<` : Prisma.sql`>`} (${start}, ${after[1]}, ${after[2]})`,
    );
  }
  const way = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return db.$queryRaw<LevelView[]>`
    SELECT s.variant_id AS "variantId", s.location_id AS "locationId", v.sku, p.title, v.title AS "variantTitle", l.name AS location,
      s.on_hand AS "onHand", s.reserved, s.on_hand - s.reserved AS available, s.batched,
      coalesce((SELECT sum(t.quantity - t.received - t.lost) FROM stock_transfer_line t JOIN stock_transfer st ON st.id = t.transfer_id
        WHERE t.variant_id = s.variant_id AND st.to_id = s.location_id AND st.status = 'sent'), 0)::int AS incoming,
      coalesce(policy.backordered, 0) AS backordered, coalesce(policy.mode, 'deny') AS mode
    FROM stock_level s JOIN variant v ON v.id = s.variant_id JOIN product p ON p.id = v.product_id
    JOIN location l ON l.id = s.location_id LEFT JOIN stock_policy policy ON policy.variant_id = s.variant_id
    WHERE ${Prisma.join(parts, " AND ")}
    ORDER BY ${by} ${way}, s.variant_id ${way}, s.location_id ${way} LIMIT ${PAGE + 1}`;
}

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
