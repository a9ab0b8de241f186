import type { Thing } from "./act";
import { moveStock } from "./house-acts";
import type { Journal } from "./journal";
import { SHOPPERS } from "./plan";
import type { Cast } from "./round";
import type { Town } from "./town";
import { openStaff, openVisitor } from "./visitor";

const THINGS = 7;
/** So little of the first few that shoppers get in each other's way. */
const SCARCE = 4;

/** Shoppers, staff, and a shelf of things sold in both currencies, of which some are few. */
export async function openCast(town: Town, journal: Journal): Promise<Cast> {
  const things = await town.records.ask<Thing & { count: number }>(
    `SELECT v.id AS "variantId", p.slug, (SELECT sum(on_hand)::int FROM stock_level s WHERE s.variant_id = v.id) AS count
     FROM variant v JOIN product p ON p.id = v.product_id
     WHERE p.status = 'active' AND v.status = 'active' AND (SELECT count(*) FROM price WHERE variant_id = v.id AND currency IN ('NGN', 'USD')) = 2
       AND (SELECT sum(on_hand) FROM stock_level s WHERE s.variant_id = v.id) > 0
     ORDER BY v.sku LIMIT $1`,
    [THINGS],
  );
  if (things.length < THINGS)
    throw new Error(`The seed has only ${things.length} things that are sold in both currencies`);
  for (const { variantId } of things.slice(0, 3)) await leaveFew(town, variantId);
  for (const { variantId } of things.slice(3))
    await moveStock(town, { variantId, quantity: 500, kind: "receipt" });
  const shoppers = Array.from({ length: SHOPPERS }, (_, at) => openVisitor(town, journal, `shopper-${at}`));
  return { town, journal, things, shoppers, staff: await openStaff(town, journal) };
}

/** Takes all but a few off every shelf, and writes the stock ledger's rows that say so. */
async function leaveFew(town: Town, variantId: string): Promise<void> {
  await town.records.ask(
    `WITH taken AS (
       UPDATE stock_level SET on_hand = $2 WHERE variant_id = $1 AND on_hand > $2 AND reserved <= $2
       RETURNING variant_id, location_id, new.on_hand - old.on_hand AS change
     )
     INSERT INTO stock_movement (id, variant_id, location_id, kind, on_hand_delta, reserved_delta, reference, actor, at)
     SELECT 'mov_' || replace(gen_random_uuid()::text, '-', ''), variant_id, location_id, 'adjustment', change, 0, 'prove', 'system:prove', now() FROM taken`,
    [variantId, SCARCE],
  );
}
