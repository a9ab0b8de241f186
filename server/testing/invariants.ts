import { expect } from "vitest";
import type { Database } from "@/server/platform/db";

/** What must hold whatever happened: each query lists violations, so each must come back empty. */
const INVARIANTS = {
  "I1 debits equal credits": `SELECT currency FROM ledger_entry GROUP BY currency HAVING sum(minor) <> 0`,
  "I2 counters equal the stock ledger": `
    SELECT s.variant_id FROM stock_level s LEFT JOIN (
      SELECT variant_id, location_id, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved FROM stock_movement GROUP BY 1, 2
    ) m USING (variant_id, location_id)
    WHERE s.on_hand <> coalesce(m.on_hand, 0) OR s.reserved <> coalesce(m.reserved, 0) OR s.reserved > s.on_hand OR s.reserved < 0`,
  "I3 refunded is at most captured": `SELECT reference FROM payment_attempt WHERE refunded_minor > captured_minor`,
  "I5 one effect per payment": `SELECT reference FROM ledger_transfer GROUP BY kind, reference HAVING count(*) > 1`,
  "I6 one fulfilment per line of a paid order": `
    SELECT l.id FROM order_line l JOIN orders o ON o.id = l.order_id LEFT JOIN fulfilment f ON f.order_line_id = l.id
    WHERE (o.status IN ('paid', 'fulfilling', 'fulfilled', 'delivered')) <> (f.order_line_id IS NOT NULL AND f.status <> 'released')`,
  "I7 total is the sum of its parts and what the provider was asked": `
    SELECT o.number FROM orders o LEFT JOIN payment_attempt a ON a.order_id = o.id
    WHERE o.subtotal_minor <> (SELECT sum(total_minor) FROM order_line WHERE order_id = o.id)
       OR (a.reference IS NOT NULL AND (a.amount_minor <> o.total_minor OR a.currency <> o.currency))`,
  "I9 every move is in the table of moves": `
    SELECT e.id FROM order_event e LEFT JOIN order_move m ON m."from" = e."from" AND m."to" = e."to" WHERE m."from" IS NULL`,
  "reserved is what holds hold": `
    SELECT s.variant_id FROM stock_level s LEFT JOIN (
      SELECT l.variant_id, l.location_id, sum(l.quantity) AS held FROM hold h JOIN hold_line l USING (reference) WHERE h.status = 'held' GROUP BY 1, 2
    ) h USING (variant_id, location_id) WHERE s.reserved <> coalesce(h.held, 0)`,
} as const;

/** Checks them all; run after every race and fault. */
export async function expectInvariants(db: Database): Promise<void> {
  const broken: string[] = [];
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const rows = await runFixedQuery(db, query);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows)}`);
  }
  expect(broken).toEqual([]);
}

/** The text comes from the table above, never from outside. */
const runFixedQuery = (db: Database, query: string): Promise<unknown[]> =>
  db.$queryRaw(Object.assign([query], { raw: [query] }) as unknown as TemplateStringsArray);
