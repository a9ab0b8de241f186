import { Badge } from "@/components/ui/badge";
import type { StockRow } from "@/server/modules/admin/contract";
import { Code } from "./code";
import { type DenseColumn, DenseTable } from "./dense-table";

const LOW = 3;

const COLUMNS: readonly DenseColumn<StockRow>[] = [
  {
    key: "thing",
    header: "What",
    isRowHeader: true,
    cell: ({ title, variantTitle, sku }) => (
      <>
        {title}
        <span className="block font-normal text-muted">
          {variantTitle ? `${variantTitle} · ` : ""}
          <Code>{sku}</Code>
        </span>
      </>
    ),
    onPhone: "",
  },
  { key: "location", header: "Where", cell: ({ location }) => location, onPhone: "max-md:order-2" },
  {
    key: "onHand",
    header: "On the shelf",
    isNumber: true,
    cell: ({ onHand, reserved }) => (
      <>
        {onHand}
        <span className="text-muted md:hidden">{reserved > 0 ? `, ${reserved} put aside` : ""}</span>
      </>
    ),
    onPhone: "max-md:order-3",
    phoneLabel: "on the shelf",
  },
  {
    key: "reserved",
    header: "Put aside",
    isNumber: true,
    cell: ({ reserved }) => (reserved === 0 ? <span className="text-muted">0</span> : reserved),
    onPhone: "max-md:hidden",
  },
  {
    key: "free",
    header: "To sell",
    isNumber: true,
    cell: ({ onHand, reserved }) => <Free count={onHand - reserved} />,
    onPhone: "max-md:order-1",
  },
];

function Free({ count }: { count: number }) {
  if (count > LOW) {
    return (
      <strong>
        {count}
        <span className="font-normal text-muted md:hidden"> to sell</span>
      </strong>
    );
  }
  return <Badge tone={count <= 0 ? "danger" : "warning"}>{count <= 0 ? "Sold out" : `${count} left`}</Badge>;
}

/** Stock per shelf, the lowest first. */
export function StockTable({ rows, empty }: { rows: readonly StockRow[]; empty: string }) {
  return (
    <DenseTable
      caption="Stock per location, lowest first"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ sku, location }) => `${sku} ${location}`}
      empty={empty}
    />
  );
}
