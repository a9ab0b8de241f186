import { type DenseColumn, DenseTable } from "@/components/admin/dense-table";
import { Moment } from "@/components/admin/moment";
import type { FilledPrice, RateView } from "@/server/modules/catalog/contract/fill-prices";
import { formatMoney } from "@/server/shared/money";

const EXAMPLES: readonly DenseColumn<FilledPrice>[] = [
  { key: "title", header: "Product", isRowHeader: true, cell: ({ title }) => title, onPhone: "" },
  {
    key: "sku",
    header: "SKU",
    cell: ({ sku }) => <span className="font-mono text-xs">{sku}</span>,
    onPhone: "max-md:order-2",
  },
  {
    key: "from",
    header: "From",
    isNumber: true,
    cell: ({ from }) => formatMoney(from),
    onPhone: "max-md:order-3",
    phoneLabel: "from",
  },
  {
    key: "now",
    header: "Now",
    isNumber: true,
    cell: ({ now }) => (now ? formatMoney(now) : "none"),
    look: "text-muted",
    onPhone: "max-md:order-4 max-md:text-left!",
    phoneLabel: "now",
  },
  {
    key: "next",
    header: "Then",
    isNumber: true,
    cell: ({ next }) => <b className="font-semibold">{formatMoney(next)}</b>,
    onPhone: "max-md:order-1",
    phoneLabel: "then",
  },
];

/** The first few prices that filling would write. */
export function FillTable({ rows, currency }: { rows: readonly FilledPrice[]; currency: string }) {
  return (
    <DenseTable
      caption={`Prices in ${currency} that would be written`}
      columns={EXAMPLES}
      rows={rows}
      rowKey={({ variantId }) => variantId}
    />
  );
}

const RATES: readonly DenseColumn<RateView>[] = [
  {
    key: "rate",
    header: "Rate",
    isRowHeader: true,
    cell: ({ base, quote, rate }) => (
      <span className="tabular">
        1 {base} = {rate} {quote}
      </span>
    ),
    onPhone: "",
  },
  { key: "source", header: "From", cell: ({ source }) => source, onPhone: "max-md:order-2" },
  { key: "who", header: "Set by", cell: ({ setBy }) => setBy, onPhone: "max-md:order-3 max-md:text-right" },
  {
    key: "at",
    header: "When",
    cell: ({ at }) => <Moment at={at} />,
    look: "text-muted",
    onPhone: "max-md:order-1 max-md:text-right",
  },
];

export function RateTable({ rows }: { rows: readonly RateView[] }) {
  return (
    <DenseTable
      caption="Exchange rates, the newest first"
      columns={RATES}
      rows={rows}
      rowKey={({ id }) => id}
      empty="No rate was set yet."
    />
  );
}
