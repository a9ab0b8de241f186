import { CopyButton } from "@/components/ui/copy-button";
import type { TrackingView } from "@/server/modules/orders/contract";
import { momentWords } from "./when";

/** The parcels on the road, with the number to follow each by. */
export function Shipments({ shipments }: { shipments: TrackingView["shipments"] }) {
  return (
    <ul className="grid gap-4">
      {shipments.map(({ carrier, trackingNumber, shippedAt, deliveredAt }) => (
        <li key={`${carrier} ${trackingNumber}`} className="grid gap-2">
          <p>
            With <strong>{carrier}</strong> since {momentWords(shippedAt)}
            {deliveredAt ? `, delivered ${momentWords(deliveredAt)}` : null}
          </p>
          <div className="flex flex-wrap items-center gap-3">
            <code className="tabular rounded-sm bg-sunken px-3 py-2 font-mono">{trackingNumber}</code>
            <CopyButton text={trackingNumber} thing="tracking number" />
          </div>
        </li>
      ))}
    </ul>
  );
}
