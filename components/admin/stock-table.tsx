import { Badge } from "@/components/ui/badge";
import { type Column, Table } from "@/components/ui/table";
import type { StockRow } from "@/server/modules/admin/contract";
import { Code } from "./money-tables";

const LOW = 3;

const COLUMNS: readonly Column<StockRow>[] = [
  {
    key: "thing",
    header: "What",
    isRowHeader: true,
    cell: ({ title, variantTitle }) => (
      <>
        {title}
        {variantTitle ? <span className="block font-normal text-muted">{variantTitle}</span> : null}
      </>
    ),
  },
  { key: "sku", header: "SKU", cell: ({ sku }) => <Code>{sku}</Code> },
  { key: "location", header: "Where", cell: ({ location }) => location },
  { key: "onHand", header: "On the shelf", isNumber: true, cell: ({ onHand }) => onHand },
  {
    key: "reserved",
    header: "Put aside",
    isNumber: true,
    cell: ({ reserved }) => (reserved === 0 ? <span className="text-muted">0</span> : reserved),
  },
  {
    key: "free",
    header: "To sell",
    isNumber: true,
    cell: ({ onHand, reserved }) => <Free count={onHand - reserved} />,
  },
];

function Free({ count }: { count: number }) {
  if (count > LOW) return <strong>{count}</strong>;
  return (
    <Badge tone={count <= 0 ? "danger" : "warning"}>{count <= 0 ? "0, sold out" : `${count}, low`}</Badge>
  );
}

/** Stock per shelf, the lowest first. */
export function StockTable({ rows, empty }: { rows: readonly StockRow[]; empty: string }) {
  return (
    <Table
      caption="Stock per location, lowest first"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ sku, location }) => `${sku} ${location}`}
      empty={empty}
    />
  );
}
