import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { OrderRow } from "@/server/modules/orders/contract";
import { formatMoney } from "@/server/shared/money";
import { STATUS_WORDS } from "./status-words";
import { dayWords } from "./when";

/** The orders of an account, the latest first. */
export function MyOrders({ orders }: { orders: readonly OrderRow[] }) {
  if (orders.length === 0) {
    return (
      <EmptyState
        title="No orders yet"
        level={3}
        className="!py-6"
        actions={<ButtonLink href="/search?sort=newest">See what is new</ButtonLink>}
      >
        What you order while signed in is listed here.
      </EmptyState>
    );
  }
  return (
    <ul className="grid">
      {orders.map(({ number, status, itemCount, total, placedAt }) => (
        <li
          key={number}
          className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3 last:border-0"
        >
          <div>
            <Link
              href={`/orders/${number}`}
              prefetch={false}
              className="stretched tabular font-bold hover:underline"
            >
              {number}
            </Link>
            <p className="tabular text-sm text-muted">
              {dayWords(placedAt)} · {itemCount} {itemCount === 1 ? "thing" : "things"}
            </p>
          </div>
          <div className="flex items-center gap-4">
            <Badge tone={STATUS_WORDS[status].tone}>{STATUS_WORDS[status].words}</Badge>
            <strong className="tabular">{formatMoney(total)}</strong>
          </div>
        </li>
      ))}
    </ul>
  );
}
