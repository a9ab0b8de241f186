import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import type { Money } from "@/server/shared/money";
import type { DeliveryOption, Destination, ShipmentView } from "./contract";
import { quoteRates } from "./policy";
import * as repo from "./repo";

/** How goods worth `subtotal` can reach a place, and what each way costs. Empty: we do not deliver there in this currency. */
export async function quoteDelivery(
  db: Db,
  destination: Destination,
  subtotal: Money,
): Promise<DeliveryOption[]> {
  const rates = await repo.listRates(db, destination.country, destination.state ?? null, subtotal.currency);
  return quoteRates(rates, subtotal, destination.country);
}

type NewShipment = { readonly orderId: string; readonly carrier: string; readonly trackingNumber: string };

/** Writes a shipment in the caller's transaction; null when the very same one is written already. */
export const addShipment = (ctx: Ctx, db: Db, shipment: NewShipment): Promise<string | null> =>
  repo.saveShipment(db, { ...shipment, at: ctx.clock() });

export const listShipments = (db: Db, orderId: string): Promise<ShipmentView[]> =>
  repo.listShipments(db, orderId);

export const confirmDelivery = (ctx: Ctx, db: Db, orderId: string): Promise<void> =>
  repo.markShipmentsDelivered(db, orderId, ctx.clock());
