/**
 * What must hold whatever happened, as SQL: each query lists violations, so each must come back empty. Tests ask after
 * every race and fault, and `npm run prove` after every round. Promotions, I4, have no tables yet.
 */
export const INVARIANTS = {
  "I1 debits equal credits": `SELECT currency FROM ledger_entry GROUP BY currency HAVING sum(minor) <> 0`,
  "I2 counters equal the stock ledger": `
    SELECT s.variant_id FROM stock_level s LEFT JOIN (
      SELECT variant_id, location_id, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved FROM stock_movement GROUP BY 1, 2
    ) m USING (variant_id, location_id)
    WHERE s.on_hand <> coalesce(m.on_hand, 0) OR s.reserved <> coalesce(m.reserved, 0) OR s.reserved > s.on_hand OR s.reserved < 0`,
  "I2 reserved is what holds hold": `
    SELECT s.variant_id FROM stock_level s LEFT JOIN (
      SELECT l.variant_id, l.location_id, sum(l.quantity) AS held FROM hold h JOIN hold_line l USING (reference) WHERE h.status = 'held' GROUP BY 1, 2
    ) h USING (variant_id, location_id) WHERE s.reserved <> coalesce(h.held, 0)`,
  "I2 batches add up to their level and to their own ledger": `
    SELECT s.variant_id FROM stock_level s LEFT JOIN (
      SELECT variant_id, location_id, sum(on_hand) AS on_hand FROM batch_level GROUP BY 1, 2
    ) b USING (variant_id, location_id) WHERE s.batched <> coalesce(b.on_hand, 0) OR s.batched > s.on_hand
    UNION ALL SELECT b.variant_id FROM batch_level b LEFT JOIN (
      SELECT batch_id, location_id, sum(delta) AS on_hand FROM batch_movement GROUP BY 1, 2
    ) m USING (batch_id, location_id) WHERE b.on_hand <> coalesce(m.on_hand, 0)`,
  "I2 no promise beyond its limit, and each is counted": `
    SELECT p.variant_id FROM stock_policy p LEFT JOIN (
      SELECT variant_id, sum(quantity - filled) AS open FROM backorder_line WHERE status = 'open' GROUP BY 1
    ) b USING (variant_id) WHERE p.backordered <> coalesce(b.open, 0) OR p.backordered > p.most
    UNION ALL SELECT b.variant_id FROM backorder_line b JOIN hold h USING (reference) WHERE b.status = 'open' AND h.status = 'released'`,
  "I2 what a transfer moved is what it says": `
    SELECT l.transfer_id FROM stock_transfer_line l JOIN stock_transfer t ON t.id = l.transfer_id
    LEFT JOIN stock_movement sent ON sent.reference = 'transfer:' || t.id || ':out' AND sent.variant_id = l.variant_id AND sent.kind = 'transfer'
    LEFT JOIN LATERAL (SELECT sum(m.on_hand_delta) AS units FROM stock_movement m
      WHERE m.kind = 'transfer' AND m.variant_id = l.variant_id AND m.location_id = t.to_id AND m.reference LIKE 'transfer:' || t.id || ':in:%') came ON true
    WHERE -coalesce(sent.on_hand_delta, 0) <> CASE WHEN t.status IN ('sent', 'received') THEN l.quantity ELSE 0 END
      OR coalesce(came.units, 0) <> l.received OR (t.status = 'received' AND l.received + l.lost <> l.quantity)`,
  "I2 nothing leaves before it is there": `
    SELECT f.order_line_id FROM fulfilment f JOIN order_line l ON l.id = f.order_line_id
    JOIN backorder_line b ON b.reference IN (f.order_id, f.order_id || ':late') AND b.variant_id = l.variant_id
    WHERE f.status = 'shipped' AND b.status = 'open'`,
  "I2 stock is held for waiting orders only": `
    SELECT o.number FROM hold h JOIN orders o ON o.id = h.reference WHERE h.status = 'held' AND o.status <> 'awaiting_payment'`,
  "I3 refunded is at most captured": `SELECT reference FROM payment_attempt WHERE refunded_minor > captured_minor`,
  "I3 refunds add up": `
    SELECT a.reference FROM payment_attempt a LEFT JOIN refund r ON r.reference = a.reference AND r.status <> 'failed'
    GROUP BY a.reference HAVING coalesce(sum(r.amount_minor), 0) <> a.refunded_minor`,
  "I5 one effect per payment": `SELECT reference FROM ledger_transfer GROUP BY kind, reference HAVING count(*) > 1`,
  "I5 one charge per order, or a person is told": `
    SELECT a.order_id FROM payment_attempt a WHERE a.captured_minor >= a.amount_minor
    GROUP BY a.order_id HAVING count(*) - 1 > (SELECT count(*) FROM payment_exception e WHERE e.order_id = a.order_id AND e.kind = 'paid_twice')`,
  "I6 one fulfilment per line of a paid order": `
    SELECT l.id FROM order_line l JOIN orders o ON o.id = l.order_id LEFT JOIN fulfilment f ON f.order_line_id = l.id
    WHERE (o.status IN ('paid', 'fulfilling', 'fulfilled', 'delivered')) <> (f.order_line_id IS NOT NULL AND f.status <> 'released')`,
  "I7 total is the sum of its parts and what the provider was asked": `
    SELECT o.number FROM orders o LEFT JOIN payment_attempt a ON a.order_id = o.id
    WHERE o.subtotal_minor <> (SELECT sum(total_minor) FROM order_line WHERE order_id = o.id)
       OR o.total_minor <> o.subtotal_minor + o.delivery_minor + o.tax_minor - o.discount_minor
       OR (a.reference IS NOT NULL AND (a.amount_minor <> o.total_minor OR a.currency <> o.currency))`,
  "I9 every move is in the table of moves": `
    SELECT e.id FROM order_event e LEFT JOIN order_move m ON m."from" = e."from" AND m."to" = e."to" WHERE m."from" IS NULL`,
  "I9 every order is where its last move led": `
    SELECT o.number FROM orders o LEFT JOIN LATERAL (
      SELECT count(*) AS moves, count(*) FILTER (WHERE e."to" = o.status) AS fitting FROM order_event e WHERE e.order_id = o.id
    ) e ON true WHERE (e.moves = 0 AND o.status <> 'awaiting_payment') OR (e.moves > 0 AND e.fitting = 0)`,
  "I10 the activity chain verifies": `
    SELECT seq FROM (
      SELECT a AS "row", a.seq, a.hash, a.prev_hash, row_number() OVER (ORDER BY a.seq) AS place,
        coalesce(lag(a.hash) OVER (ORDER BY a.seq), '') AS before
      FROM activity a
    ) AS chain WHERE seq <> place OR prev_hash <> before OR hash <> activity_hash("row", before)`,
} as const;
