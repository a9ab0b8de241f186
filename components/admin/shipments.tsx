import { Truck } from "lucide-react";
import type { ShipmentView } from "@/server/modules/shipping/contract";
import { Code } from "./code";
import { Moment } from "./moment";

/** Parcels on the road. */
export function Shipments({ shipments }: { shipments: readonly ShipmentView[] }) {
  return (
    <ul className="grid gap-3">
      {shipments.map(({ carrier, trackingNumber, shippedAt, deliveredAt }) => (
        <li key={`${carrier} ${trackingNumber}`} className="flex items-start gap-3">
          <Truck className="mt-0.5 size-5 flex-none text-brand" aria-hidden="true" />
          <p>
            <span className="font-semibold">{carrier}</span> <Code>{trackingNumber}</Code>
            <span className="block text-sm text-muted">
              Handed over <Moment at={shippedAt} />
              {deliveredAt ? (
                <>
                  , delivered <Moment at={deliveredAt} />
                </>
              ) : null}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
