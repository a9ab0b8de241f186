import type { Db } from "@/server/platform/db";

export type StockToSet = {
  readonly variantId: string;
  readonly locationId: string;
  readonly onHand: number;
  readonly reference: string;
};

type Level = { readonly onHand: number; readonly reserved: number };
type Levels = Map<string, Level>;

export const keyOf = ({ variantId, locationId }: Pick<StockToSet, "variantId" | "locationId">): string =>
  `${variantId} ${locationId}`;

type Row = Level & Pick<StockToSet, "variantId" | "locationId">;
const toLevels = (rows: readonly Row[]): Levels => new Map(rows.map((row) => [keyOf(row), row]));

export async function readLevels(db: Db, lines: readonly StockToSet[]): Promise<Levels> {
  return toLevels(
    await db.$queryRaw<Row[]>`
      SELECT s.variant_id AS "variantId", s.location_id AS "locationId", s.on_hand AS "onHand", s.reserved
      FROM stock_level s JOIN jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l ("variantId" text, "locationId" text)
        ON s.variant_id = l."variantId" AND s.location_id = l."locationId"`,
  );
}

/** The same, held for this transaction in the order in which carts hold them. */
export async function holdLevels(db: Db, lines: readonly StockToSet[]): Promise<Levels> {
  return toLevels(
    await db.$queryRaw<Row[]>`
      SELECT s.variant_id AS "variantId", s.location_id AS "locationId", s.on_hand AS "onHand", s.reserved
      FROM stock_level s JOIN jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l ("variantId" text, "locationId" text)
        ON s.variant_id = l."variantId" AND s.location_id = l."locationId"
      ORDER BY s.variant_id, s.location_id FOR UPDATE OF s`,
  );
}

/** Makes the levels what was counted, each with its row in the stock ledger; a line that was told before moves nothing. */
export async function countStock(
  db: Db,
  lines: readonly StockToSet[],
  { at, actor }: { readonly at: Date; readonly actor: string },
): Promise<void> {
  if (lines.length === 0) return;
  const rows = JSON.stringify(lines);
  await db.$executeRaw`
    INSERT INTO stock_level (variant_id, location_id)
    SELECT "variantId", "locationId" FROM jsonb_to_recordset(${rows}::jsonb) AS l ("variantId" text, "locationId" text)
    ORDER BY 1, 2 ON CONFLICT DO NOTHING`;
  await db.$executeRaw`
    WITH counted AS MATERIALIZED (
      SELECT s.variant_id, s.location_id, l.reference, l."onHand" - s.on_hand AS delta
      FROM stock_level s JOIN jsonb_to_recordset(${rows}::jsonb) AS l ("variantId" text, "locationId" text, reference text, "onHand" int)
        ON s.variant_id = l."variantId" AND s.location_id = l."locationId"
      ORDER BY s.variant_id, s.location_id FOR UPDATE OF s
    ), movement AS (
      INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, actor, at)
      SELECT 'mov_' || replace(gen_random_uuid()::text, '-', ''), variant_id, location_id, 'count', delta, 0, reference, ${actor}, ${at}::timestamptz
      FROM counted WHERE delta <> 0
      ON CONFLICT (reference, variant_id, location_id, kind) DO NOTHING
      RETURNING variant_id, location_id, on_hand_delta
    )
    UPDATE stock_level s SET on_hand = s.on_hand + m.on_hand_delta FROM movement m
    WHERE s.variant_id = m.variant_id AND s.location_id = m.location_id`;
}

export const listLocations = (db: Db): Promise<{ id: string; code: string; name: string }[]> =>
  db.location.findMany({
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, code: true, name: true },
  });

export type LevelOfFile = {
  readonly variantId: string;
  readonly locationId: string;
  readonly onHand: number;
};

export const listOnHand = (db: Db, variantIds: readonly string[]): Promise<LevelOfFile[]> =>
  db.stockLevel.findMany({
    where: { variantId: { in: [...variantIds] } },
    select: { variantId: true, locationId: true, onHand: true },
  });
