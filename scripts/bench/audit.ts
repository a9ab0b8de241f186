import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** Each lists what must not be: an empty answer is right. */
const VIOLATIONS: Readonly<Record<string, string>> = {
  "stock counters are what the stock ledger adds up to": `
    SELECT s.variant_id FROM stock_level s FULL JOIN (
      SELECT variant_id, location_id, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved FROM stock_movement GROUP BY 1, 2
    ) m USING (variant_id, location_id)
    WHERE coalesce(s.on_hand, 0) <> coalesce(m.on_hand, 0) OR coalesce(s.reserved, 0) <> coalesce(m.reserved, 0)`,
  "what is reserved is what holds hold": `
    SELECT s.variant_id FROM stock_level s LEFT JOIN (
      SELECT l.variant_id, l.location_id, sum(l.quantity) AS held FROM hold h JOIN hold_line l USING (reference) WHERE h.status = 'held' GROUP BY 1, 2
    ) h USING (variant_id, location_id) WHERE s.reserved <> coalesce(h.held, 0)`,
  "every order has its hold, its two lines and one payment attempt for its total": `
    SELECT o.number FROM orders o WHERE NOT EXISTS (SELECT FROM hold WHERE reference = o.id)
      OR (SELECT sum(total_minor) FROM order_line WHERE order_id = o.id) IS DISTINCT FROM o.subtotal_minor
      OR (SELECT array_agg(amount_minor) FROM payment_attempt WHERE order_id = o.id) IS DISTINCT FROM ARRAY[o.total_minor]`,
  "no cart was ordered twice": "SELECT cart_id FROM orders GROUP BY cart_id HAVING count(*) > 1",
  "every event was told": "SELECT id FROM outbox_event WHERE delivered_at IS NULL",
  "lowest prices are the lowest": `
    SELECT p.product_id FROM product_price p FULL JOIN (
      SELECT v.product_id, pr.currency, min(pr.minor) AS low FROM variant v JOIN price pr ON pr.variant_id = v.id WHERE v.status = 'active' GROUP BY 1, 2
    ) r USING (product_id, currency)
    WHERE p.low IS DISTINCT FROM r.low AND NOT EXISTS (SELECT FROM price_list WHERE applied_version IS NOT NULL)`,
};

/** Waits for the worker, then looks for anything the load left wrong. Returns sentences; none is right. */
export async function audit(databaseUrl: string, acceptedOrders: number): Promise<string[]> {
  await settle(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0");
    const problems: string[] = [];
    for (const [promise, query] of Object.entries(VIOLATIONS)) {
      const { rowCount } = await client.query(query);
      if (rowCount) problems.push(`Not true that ${promise}: ${rowCount} are not.`);
    }
    const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM orders");
    if (rows[0]?.count !== acceptedOrders)
      problems.push(`${acceptedOrders} orders were accepted, ${rows[0]?.count} are written.`);
    return problems;
  } finally {
    await client.end();
  }
}

const PATIENCE_MS = 180_000;

/** Returns once the worker has nothing left to do, so that the next figure is not spoilt by the last one's work. */
export async function settle(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const { rows } = await client.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM outbox_event WHERE delivered_at IS NULL",
      );
      const left = rows[0]?.count ?? 0;
      if (left === 0) return;
      if (Date.now() > until)
        throw new Error(`The worker has ${left} events left three minutes after the load.`);
      await pause(200);
    }
  } finally {
    await client.end();
  }
}
