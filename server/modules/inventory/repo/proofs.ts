import type { Db } from "@/server/platform/db";
import type { ProofView } from "../contract/levels";

export type Proof = { readonly id: string; readonly cursor: string };

/** The walk that is not finished, kept for this transaction; or a new one of this id. */
export async function resumeProof(db: Db, id: string, at: Date): Promise<Proof> {
  const rows = await db.$queryRaw<Proof[]>`
    SELECT id, cursor FROM stock_proof WHERE finished_at IS NULL ORDER BY started_at LIMIT 1 FOR UPDATE`;
  if (rows[0]) return rows[0];
  await db.stockProof.create({ data: { id, startedAt: at } });
  return { id, cursor: "" };
}

/** The last of the next so many variants after a cursor; null at the end. */
export async function findChunkEnd(
  db: Db,
  cursor: string,
  size: number,
): Promise<{ end: string; count: number } | null> {
  const [row] = await db.$queryRaw<[{ end: string | null; count: number }]>`
    SELECT max(id) AS "end", count(*)::int AS count FROM (SELECT id FROM variant WHERE id > ${cursor} ORDER BY id LIMIT ${size}) v`;
  return row.end === null ? null : { end: row.end, count: row.count };
}

export type Disagreement = {
  readonly variantId: string;
  readonly locationId: string;
  readonly counter: string;
  readonly held: number;
  readonly derived: number;
};
type Span = { readonly after: string; readonly end: string };

/** Counters of variants in a span that differ from what they are derived from; one statement, so one moment. */
export async function compareSpan(db: Db, { after, end }: Span): Promise<Disagreement[]> {
  return db.$queryRaw<Disagreement[]>`
    WITH level AS (
      SELECT coalesce(s.variant_id, m.variant_id) AS variant_id, coalesce(s.location_id, m.location_id) AS location_id,
        coalesce(s.on_hand, 0) AS on_hand, coalesce(s.reserved, 0) AS reserved, coalesce(s.batched, 0) AS batched,
        coalesce(m.on_hand, 0) AS moved_on_hand, coalesce(m.reserved, 0) AS moved_reserved
      FROM (SELECT * FROM stock_level WHERE variant_id > ${after} AND variant_id <= ${end}) s FULL JOIN (
        SELECT variant_id, location_id, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved
        FROM stock_movement WHERE variant_id > ${after} AND variant_id <= ${end} GROUP BY 1, 2) m USING (variant_id, location_id)
    ), lot AS (
      SELECT b.variant_id, b.location_id, sum(b.on_hand) AS on_hand,
        sum((SELECT sum(delta) FROM batch_movement m WHERE m.batch_id = b.batch_id AND m.location_id = b.location_id)) AS moved
      FROM batch_level b WHERE b.variant_id > ${after} AND b.variant_id <= ${end} GROUP BY 1, 2
    ), held AS (
      SELECT l.variant_id, l.location_id, sum(l.quantity) AS units FROM hold h JOIN hold_line l USING (reference)
      WHERE h.status = 'held' AND l.variant_id > ${after} AND l.variant_id <= ${end} GROUP BY 1, 2
    ), promised AS (
      SELECT variant_id, sum(quantity - filled) AS units FROM backorder_line
      WHERE status = 'open' AND variant_id > ${after} AND variant_id <= ${end} GROUP BY 1
    ), compared AS (
      SELECT variant_id, location_id, 'on hand' AS counter, on_hand AS held, moved_on_hand AS derived FROM level
      UNION ALL SELECT variant_id, location_id, 'reserved', reserved, moved_reserved FROM level
      UNION ALL SELECT variant_id, location_id, 'reserved for holds', reserved, coalesce(held.units, 0) FROM level LEFT JOIN held USING (variant_id, location_id)
      UNION ALL SELECT variant_id, location_id, 'in batches', batched, coalesce(lot.on_hand, 0) FROM level LEFT JOIN lot USING (variant_id, location_id)
      UNION ALL SELECT variant_id, location_id, 'batches', on_hand, coalesce(moved, 0) FROM lot
      UNION ALL SELECT variant_id, '', 'promised', p.backordered, coalesce(promised.units, 0) FROM stock_policy p LEFT JOIN promised USING (variant_id)
        WHERE variant_id > ${after} AND variant_id <= ${end}
    )
    SELECT variant_id AS "variantId", location_id AS "locationId", counter, held::int, derived::int FROM compared WHERE held <> derived
    ORDER BY 1, 2, 3 LIMIT 500`;
}

/** Keeps what was found in a span and settles what is right again. Returns those that are news. */
export async function saveDisagreements(
  db: Db,
  span: Span & { readonly proofId: string; readonly at: Date },
  found: readonly Disagreement[],
): Promise<Disagreement[]> {
  const keys = found.map((one) => `${one.variantId} ${one.locationId} ${one.counter}`);
  await db.$executeRaw`
    UPDATE stock_disagreement SET settled_at = ${span.at}::timestamptz
    WHERE settled_at IS NULL AND variant_id > ${span.after} AND variant_id <= ${span.end}
      AND NOT variant_id || ' ' || location_id || ' ' || counter = ANY(${keys}::text[])`;
  const news: Disagreement[] = [];
  for (const one of found) {
    const count = await db.$executeRaw`
      INSERT INTO stock_disagreement AS d (variant_id, location_id, counter, held, derived, proof_id, found_at)
      VALUES (${one.variantId}, ${one.locationId}, ${one.counter}, ${one.held}::int, ${one.derived}::int, ${span.proofId}, ${span.at}::timestamptz)
      ON CONFLICT (variant_id, location_id, counter) DO UPDATE
        SET held = excluded.held, derived = excluded.derived, proof_id = excluded.proof_id, found_at = excluded.found_at, settled_at = NULL
        WHERE d.settled_at IS NOT NULL OR (d.held, d.derived) <> (excluded.held, excluded.derived)`;
    if (count === 1) news.push(one);
  }
  return news;
}

type Progress = {
  readonly id: string;
  readonly cursor: string;
  readonly checked: number;
  readonly found: number;
};

export async function saveProgress(db: Db, { id, cursor, checked, found }: Progress): Promise<void> {
  await db.stockProof.update({
    where: { id },
    data: { cursor, checked: { increment: checked }, found: { increment: found } },
  });
}

export async function finishProof(db: Db, id: string, at: Date): Promise<void> {
  await db.stockProof.update({ where: { id }, data: { finishedAt: at } });
}

export async function readProof(db: Db): Promise<ProofView> {
  const last = await db.stockProof.findFirst({
    orderBy: { startedAt: "desc" },
    select: { startedAt: true, finishedAt: true, checked: true, found: true },
  });
  const disagreements = await db.$queryRaw<ProofView["disagreements"]>`
    SELECT coalesce(v.sku, d.variant_id) AS sku, coalesce(l.name, '') AS location, d.counter, d.held, d.derived, d.found_at AS "foundAt"
    FROM stock_disagreement d LEFT JOIN variant v ON v.id = d.variant_id LEFT JOIN location l ON l.id = d.location_id
    WHERE d.settled_at IS NULL ORDER BY d.found_at DESC, sku LIMIT 100`;
  return { last, disagreements };
}
