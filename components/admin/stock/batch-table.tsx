import { Badge } from "@/components/ui/badge";
import type { BatchView } from "@/server/modules/inventory/contract/levels";
import { Code } from "../code";
import { type DenseColumn, DenseTable } from "../dense-table";
import { ThingName } from "./thing-name";

const DAY = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Africa/Lagos",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const SOON_MS = 30 * 86_400_000;

/** A batch's last day; soon is amber, past is red, and both say it in words. */
export function Expiry({ at }: { at: Date | null }) {
  if (!at) return <span className="text-muted">never</span>;
  const left = at.getTime() - Date.now();
  if (left <= 0) return <Badge tone="danger">Expired {DAY.format(at)}</Badge>;
  return left < SOON_MS ? <Badge tone="warning">{DAY.format(at)}, soon</Badge> : DAY.format(at);
}

const COLUMNS: readonly DenseColumn<BatchView>[] = [
  { key: "what", header: "What", isRowHeader: true, cell: (batch) => <ThingName {...batch} />, onPhone: "" },
  { key: "code", header: "Batch", cell: ({ code }) => <Code>{code}</Code>, onPhone: "max-md:order-2" },
  {
    key: "onHand",
    header: "On the shelf",
    isNumber: true,
    cell: ({ onHand }) => <strong>{onHand}</strong>,
    onPhone: "max-md:order-1",
  },
  { key: "location", header: "Where", cell: ({ location }) => location, onPhone: "max-md:order-4" },
  {
    key: "expires",
    header: "Expires",
    cell: ({ expiresAt }) => <Expiry at={expiresAt} />,
    onPhone: "max-md:order-3 max-md:text-right",
  },
];

/** Batches that lie somewhere, the first to expire first. */
export function BatchTable({ rows, empty }: { rows: readonly BatchView[]; empty: string }) {
  return (
    <DenseTable
      caption="Batches, the first to expire first"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id, locationId }) => `${id} ${locationId}`}
      empty={empty}
    />
  );
}
