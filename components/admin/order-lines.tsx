import { MapPin } from "lucide-react";
import { dayWords } from "@/components/orders/when";
import { Badge } from "@/components/ui/badge";
import { Picture } from "@/components/ui/picture";
import type { StaffOrderView } from "@/server/modules/admin/contract";
import { formatMoney, type Money } from "@/server/shared/money";
import { StatusBadge } from "./status";

type Line = StaffOrderView["lines"][number];

/** What was bought, how many, and on which shelf it lies; then what it comes to. */
export function OrderLines({
  order: { lines, totals, delivery },
}: {
  order: Pick<StaffOrderView, "lines" | "totals" | "delivery">;
}) {
  return (
    <>
      <ul>
        {lines.map((line) => (
          <LineRow key={line.id} line={line} />
        ))}
      </ul>
      <dl className="tabular ml-auto mt-3 grid max-w-80 gap-1 text-sm">
        <Amount label="Goods" amount={totals.subtotal} />
        {totals.discount.minor === 0n ? null : <Amount label="Discount" amount={totals.discount} />}
        <Amount label={delivery.label} amount={totals.delivery} />
        {totals.tax.minor === 0n ? null : <Amount label="Tax" amount={totals.tax} />}
        <div className="mt-1 flex justify-between gap-6 border-t-2 border-line-strong pt-2 text-base font-bold">
          <dt>Total</dt>
          <dd>{formatMoney(totals.total)}</dd>
        </div>
      </dl>
    </>
  );
}

function LineRow({
  line: { title, variantTitle, sku, picture, quantity, unit, total, picks, fulfilment, waiting, batches },
}: {
  line: Line;
}) {
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)_auto] gap-x-4 border-b border-line py-3 first:pt-0">
      <div className="aspect-square overflow-hidden rounded-md bg-sunken">
        {picture ? <Picture source={picture} sizes="56px" alt="" className="h-full object-cover" /> : null}
      </div>
      <div className="min-w-0">
        <p className="font-semibold">
          <span className="tabular">{quantity} × </span>
          {title}
        </p>
        <p className="text-sm text-muted">
          {variantTitle ? `${variantTitle} · ` : ""}
          <span className="font-mono text-xs">{sku}</span>
        </p>
        <Picks picks={picks} />
        {waiting ? (
          <p className="mt-1">
            <Badge tone="warning">
              {waiting.quantity} still to come
              {waiting.shipsFrom ? `, from ${dayWords(waiting.shipsFrom)}` : ""}
            </Badge>
          </p>
        ) : null}
        {batches.length > 0 ? (
          <p className="mt-1 text-sm text-muted">
            {batches.length === 1 ? "Batch " : "Batches "}
            {batches.map(({ code, quantity }) => `${code} (${quantity})`).join(", ")}
          </p>
        ) : null}
      </div>
      <div className="tabular grid content-start justify-items-end gap-1 text-right text-sm">
        <p className="font-semibold">{formatMoney(total)}</p>
        {quantity > 1 ? <p className="text-muted">{formatMoney(unit)} each</p> : null}
        {fulfilment === "not owed yet" ? null : <StatusBadge status={fulfilment} />}
      </div>
    </li>
  );
}

function Picks({ picks }: { picks: Line["picks"] }) {
  if (picks.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <MapPin className="size-4 flex-none text-muted" aria-hidden="true" />
      <span className="sr-only">Take from:</span>
      {picks.map(({ location, quantity }) => (
        <span key={location}>
          <span className="tabular font-semibold">{quantity}</span> from {location}
        </span>
      ))}
    </p>
  );
}

function Amount({ label, amount }: { label: string; amount: Money }) {
  return (
    <div className="flex justify-between gap-6">
      <dt className="text-muted">{label}</dt>
      <dd>{formatMoney(amount)}</dd>
    </div>
  );
}
