import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { WorkItem } from "@/server/modules/admin/contract";
import type { StaffRole } from "@/server/shared/actor";
import { mayOpen } from "./navigation";

type Look = { readonly hint: string; readonly isUrgent: boolean };

/** What to do about each kind of work. Urgent is what costs money or trust while it waits. */
const LOOKS: Readonly<Record<WorkItem["kind"], Look>> = {
  to_ship: { hint: "Pack them and hand them to a carrier.", isUrgent: false },
  exceptions: { hint: "Money came that fits no order. Decide what becomes of it.", isUrgent: true },
  refunds: { hint: "Promised, but the provider has not confirmed.", isUrgent: true },
  conversations: { hint: "Someone wrote on WhatsApp.", isUrgent: false },
  low_stock: { hint: "At their threshold, or gone before new ones can be here.", isUrgent: false },
  dead_jobs: { hint: "Tried many times and gave up. Find out why, then retry.", isUrgent: true },
  parked_events: { hint: "A provider told us something that concerns nothing we know.", isUrgent: true },
  failed_messages: { hint: "The buyer may know nothing yet. Send again or call.", isUrgent: true },
};

type WorkQueueProps = { items: readonly WorkItem[]; role: StaffRole };

/** What waits for a person, and nothing else. */
export function WorkQueue({ items, role }: WorkQueueProps) {
  const waiting = items.filter(({ count, href }) => count > 0 && mayOpen(role, href));
  if (waiting.length === 0) return <NothingWaits />;
  return (
    <ul className="grid overflow-hidden rounded-lg border border-line bg-surface sm:grid-cols-[repeat(auto-fit,minmax(15.5rem,1fr))]">
      {waiting.map((item) => (
        <Work key={item.kind} item={item} />
      ))}
    </ul>
  );
}

function Work({ item: { kind, label, count, href } }: { item: WorkItem }) {
  const { hint, isUrgent } = LOOKS[kind];
  return (
    <li className="group relative -mr-px -mb-px grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 border-r border-b border-line p-4 hover:bg-sunken">
      <span
        className={classNames(
          "tabular min-w-[1.4ch] text-3xl font-extrabold",
          isUrgent ? "text-danger" : "text-brand",
        )}
        aria-hidden="true"
      >
        {count}
      </span>
      <div>
        <Link href={href} prefetch={false} data-row="" className="stretched font-bold">
          <span className="sr-only">{count} </span>
          {label}
        </Link>
        <p className="text-sm text-muted">{hint}</p>
      </div>
      <ArrowRight
        className="size-5 text-muted transition-transform group-hover:translate-x-1"
        aria-hidden="true"
      />
    </li>
  );
}

function NothingWaits() {
  return (
    <div className="flex items-center gap-5 rounded-lg border border-line bg-surface p-5">
      <span className="flex gap-1.5" aria-hidden="true">
        <i className="size-3 rounded-full bg-success" />
        <i className="size-3 rounded-full bg-success" />
        <i className="size-3 rounded-full bg-success" />
      </span>
      <div>
        <p className="font-bold">Nothing waits</p>
        <p className="text-sm text-muted">
          Every order, payment, message and job is where it should be. Sit down a moment.
        </p>
      </div>
    </div>
  );
}
