import type { AdminHome } from "@/server/modules/admin/contract";
import { formatMoney } from "@/server/shared/money";

const NAMES: Readonly<Record<string, string>> = { NGN: "Naira", USD: "Dollars", KES: "Shillings" };

/** Sales since midnight in Lagos, each currency for itself. */
export function Today({ today }: { today: AdminHome["today"] }) {
  if (today.length === 0) {
    return <p className="text-muted">No paid orders yet today. The day in Lagos began at midnight.</p>;
  }
  return (
    <dl className="flex flex-wrap gap-x-12 gap-y-4">
      {today.map(({ currency, orders, sales }) => (
        <div key={currency}>
          <dt className="text-sm text-muted">{NAMES[currency] ?? currency}</dt>
          <dd className="tabular text-3xl font-extrabold tracking-tight">{formatMoney(sales)}</dd>
          <dd className="text-sm">{orders === 1 ? "1 paid order" : `${orders} paid orders`}</dd>
        </div>
      ))}
    </dl>
  );
}
