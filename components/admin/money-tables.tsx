import { Badge } from "@/components/ui/badge";
import { type Column, Table } from "@/components/ui/table";
import type { StaffOrderView } from "@/server/modules/admin/contract";
import type { AttemptView } from "@/server/modules/payments/contract";
import { formatMoney, money } from "@/server/shared/money";
import { Moment } from "./moment";
import { StatusBadge } from "./status";
import { ATTEMPT_WORDS, methodName, providerName, sentence } from "./words";

const ATTEMPT_COLUMNS: readonly Column<AttemptView>[] = [
  {
    key: "reference",
    header: "Reference",
    isRowHeader: true,
    cell: ({ reference }) => <Code>{reference}</Code>,
  },
  {
    key: "how",
    header: "By",
    cell: ({ provider, method }) => `${providerName(provider)}, ${methodName(method)}`,
  },
  { key: "at", header: "Opened", cell: ({ createdAt }) => <Moment at={createdAt} /> },
  { key: "amount", header: "Asked", isNumber: true, cell: ({ amount }) => formatMoney(amount) },
  { key: "captured", header: "Taken", isNumber: true, cell: ({ captured }) => formatMoney(captured) },
  { key: "refunded", header: "Given back", isNumber: true, cell: ({ refunded }) => formatMoney(refunded) },
  {
    key: "status",
    header: "Status",
    cell: ({ status, problem }) => (
      <>
        <Badge tone={ATTEMPT_WORDS[status].tone}>{ATTEMPT_WORDS[status].label}</Badge>
        {problem ? <span className="mt-1 block text-danger">{problem}</span> : null}
      </>
    ),
  },
];

export function AttemptTable({ attempts }: { attempts: readonly AttemptView[] }) {
  return (
    <Table
      caption="Tries at paying"
      columns={ATTEMPT_COLUMNS}
      rows={attempts}
      rowKey={({ reference }) => reference}
      empty="The buyer has not opened a payment page yet."
    />
  );
}

type RefundRow = StaffOrderView["refunds"][number];

const REFUND_COLUMNS: readonly Column<RefundRow>[] = [
  { key: "at", header: "Promised", isRowHeader: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
  { key: "reason", header: "Why", cell: ({ reason }) => reason },
  { key: "amount", header: "Amount", isNumber: true, cell: ({ amount }) => formatMoney(amount) },
  { key: "status", header: "Status", cell: ({ status }) => <StatusBadge status={status} /> },
];

export function RefundTable({ refunds }: { refunds: readonly RefundRow[] }) {
  return <Table caption="Refunds" columns={REFUND_COLUMNS} rows={refunds} rowKey={({ id }) => id} />;
}

type LedgerRow = StaffOrderView["ledger"][number];

const KINDS: Readonly<Record<string, string>> = {
  capture: "Money taken",
  sale: "Sold",
  refund: "Given back",
  fee: "Provider's fee",
};
const DEBIT_ONLY = (minor: bigint) => (minor > 0n ? minor : 0n);

const LEDGER_COLUMNS: readonly Column<LedgerRow & { key: string }>[] = [
  { key: "at", header: "When", cell: ({ at }) => <Moment at={at} /> },
  { key: "kind", header: "What", isRowHeader: true, cell: ({ kind }) => KINDS[kind] ?? sentence(kind) },
  { key: "account", header: "Account", cell: ({ account }) => <Code>{account}</Code> },
  {
    key: "debit",
    header: "Debit",
    isNumber: true,
    cell: ({ amount }) => (amount.minor > 0n ? formatMoney(amount) : ""),
  },
  {
    key: "credit",
    header: "Credit",
    isNumber: true,
    cell: ({ amount }) => (amount.minor < 0n ? formatMoney(money(-amount.minor, amount.currency)) : ""),
  },
];

/** The books of one order, and whether they balance. */
export function LedgerTable({ entries }: { entries: readonly LedgerRow[] }) {
  const rows = entries.map((entry, index) => ({ ...entry, key: `${entry.transfer}-${index}` }));
  return (
    <>
      <Table
        caption="Ledger entries"
        columns={LEDGER_COLUMNS}
        rows={rows}
        rowKey={({ key }) => key}
        empty="Nothing is booked before money arrives."
      />
      {rows.length > 0 ? <Balance entries={entries} /> : null}
    </>
  );
}

function Balance({ entries }: { entries: readonly LedgerRow[] }) {
  const currencies = [...new Set(entries.map(({ amount }) => amount.currency))];
  return currencies.map((currency) => {
    const own = entries.filter(({ amount }) => amount.currency === currency);
    const debit = own.reduce((sum, { amount }) => sum + DEBIT_ONLY(amount.minor), 0n);
    const credit = own.reduce((sum, { amount }) => sum + DEBIT_ONLY(-amount.minor), 0n);
    return (
      <p key={currency} className="tabular mt-2 px-3 text-right text-sm">
        {debit === credit ? (
          <>
            <span className="text-muted">Debits equal credits: </span>
            <strong>{formatMoney(money(debit, currency))}</strong>
          </>
        ) : (
          <strong className="text-danger">
            Debits {formatMoney(money(debit, currency))}, credits {formatMoney(money(credit, currency))}: they
            differ
          </strong>
        )}
      </p>
    );
  });
}

export function Code({ children }: { children: string }) {
  return <span className="font-mono text-xs break-all">{children}</span>;
}
