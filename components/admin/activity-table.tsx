import { TextLink } from "@/components/ui/text-link";
import type { NamedActivityRow } from "@/server/modules/admin/contract";
import { Change } from "./change";
import { Code } from "./code";
import type { DenseColumn } from "./dense-table";
import { Moment } from "./moment";
import { sentence } from "./words";

/** "orders.order-paid" → "Order paid". */
const deed = (action: string): string => DEEDS[action] ?? sentence(action.split(".").at(-1) ?? action);

/** Where the name of the event is not what people call it. */
const DEEDS: Readonly<Record<string, string>> = {
  "inventory.stock-adjusted": "Stock put right",
  "inventory.count-entered": "Counted",
  "inventory.count-submitted": "Counting ended",
  "inventory.count-applied": "Count booked",
  "inventory.count-cancelled": "Count dropped",
  "inventory.transfer-drafted": "Transfer planned",
  "inventory.transfer-cancelled": "Transfer dropped",
  "inventory.transfer-closed": "Transfer closed, the rest written off",
  "inventory.policy-changed": "Ordering ahead changed",
  "inventory.backorder-filled": "Promised goods put aside",
  "inventory.hold-ended-by-staff": "Hold ended by hand",
  "inventory.location-archived": "Location closed",
  "inventory.locations-ordered": "Locations put in order",
  "inventory.stock-disagreed": "Counters differ from the stock ledger",
};

export const ACTIVITY_COLUMNS: readonly Omit<DenseColumn<NamedActivityRow>, "header">[] = [
  {
    key: "seq",
    isNumber: true,
    cell: ({ seq }) => String(seq),
    look: "text-muted",
    onPhone: "max-md:order-1",
  },
  {
    key: "what",
    isRowHeader: true,
    cell: ({ action, subject, about }) => (
      <>
        <span title={action}>{deed(action)}</span>
        <span className="mt-0.5 block font-normal">
          <Subject subject={subject} about={about} />
        </span>
      </>
    ),
    onPhone: "",
  },
  {
    key: "change",
    cell: ({ before, after, reason }) => (
      <>
        <Change before={before} after={after} />
        {reason ? <q className="block text-muted">{reason}</q> : null}
      </>
    ),
    onPhone: "max-md:order-2 max-md:col-span-2",
  },
  {
    key: "who",
    cell: ({ who, actor, address }) => (
      <>
        {who}
        <span className="block font-mono text-xs text-muted max-md:inline">
          {actor.startsWith("system:") ? (
            <span className="max-md:hidden">{actor.slice("system:".length)}</span>
          ) : null}
          {actor.startsWith("system:") || address === "" || address === "local" ? null : (
            <span className="max-md:ml-2">{address}</span>
          )}
        </span>
      </>
    ),
    onPhone: "max-md:order-3",
  },
  {
    key: "at",
    cell: ({ at }) => <Moment at={at} />,
    look: "text-muted",
    onPhone: "max-md:order-4 max-md:text-right",
  },
];

function Subject({ subject, about }: Pick<NamedActivityRow, "subject" | "about">) {
  const href = hrefOf(subject);
  if (href) {
    return (
      <TextLink href={href} data-row="" className="tabular">
        {THINGS[subject.slice(0, 4)]?.label ?? subject}
      </TextLink>
    );
  }
  return about === subject ? <Code>{subject}</Code> : about;
}

function hrefOf(subject: string): string | null {
  if (/^OJ-[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(subject)) return `/admin/orders/${subject}`;
  const thing = THINGS[subject.slice(0, 4)];
  return thing ? `${thing.path}/${subject}` : null;
}

/** What an id leads to, by the letters it starts with. */
const THINGS: Readonly<Record<string, { readonly path: string; readonly label: string }>> = {
  cnv_: { path: "/admin/concierge", label: "A conversation" },
  stf_: { path: "/admin/inventory/transfers", label: "A transfer" },
  cnt_: { path: "/admin/inventory/counts", label: "A count" },
};
