import { Badge } from "@/components/ui/badge";
import type { StaffOrderView } from "@/server/modules/admin/contract";
import type { AttemptView } from "@/server/modules/payments/contract";
import { formatMoney, type Money, money } from "@/server/shared/money";
import { Code } from "./code";
import { type DenseColumn, DenseTable } from "./dense-table";
import { Moment } from "./moment";
import { StatusBadge } from "./status";
import { ATTEMPT_WORDS, methodName, providerName, sentence } from "./words";

/** Tries at paying, each with what was asked, taken and given back. */
export function Attempts({ attempts }: { attempts: readonly AttemptView[] }) {
  if (attempts.length === 0)
    return <p className="text-muted">The buyer has not opened a payment page yet.</p>;
  return (
    <ul className="grid gap-4">
      {attempts.map((attempt) => (
        <Attempt key={attempt.reference} attempt={attempt} />
      ))}
    </ul>
  );
}

function Attempt({ attempt }: { attempt: AttemptView }) {
  const { reference, provider, method, status, amount, captured, refunded, problem, createdAt } = attempt;
  const { tone, label } = ATTEMPT_WORDS[status];
  return (
    <li className="border-b border-line pb-4 text-sm last:border-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-base font-semibold">
          {providerName(provider)}, {methodName(method)}
        </span>
        <Badge tone={tone}>{label}</Badge>
      </p>
      <p className="mt-0.5 text-muted">
        <Code>{reference}</Code> · opened <Moment at={createdAt} />
      </p>
      <dl className="tabular mt-2 flex flex-wrap gap-x-8 gap-y-1">
        <Sum term="Asked" amount={amount} />
        <Sum term="Taken" amount={captured} />
        {refunded.minor > 0n ? <Sum term="Given back" amount={refunded} /> : null}
      </dl>
      {problem ? <p className="mt-2 text-danger">{problem}</p> : null}
    </li>
  );
}

function Sum({ term, amount }: { term: string; amount: Money }) {
  return (
    <div className="flex gap-2">
      <dt className="text-muted">{term}</dt>
      <dd className="font-semibold">{formatMoney(amount)}</dd>
    </div>
  );
}

type RefundRow = StaffOrderView["refunds"][number];

const REFUND_COLUMNS: readonly DenseColumn<RefundRow>[] = [
  { key: "why", header: "Why", isRowHeader: true, cell: ({ reason }) => reason, onPhone: "" },
  {
    key: "at",
    header: "Promised",
    cell: ({ createdAt }) => <Moment at={createdAt} />,
    onPhone: "max-md:order-2 max-md:text-muted",
  },
  {
    key: "amount",
    header: "Amount",
    isNumber: true,
    cell: ({ amount }) => formatMoney(amount),
    look: "font-semibold!",
    onPhone: "max-md:order-1",
  },
  {
    key: "status",
    header: "Status",
    cell: ({ status }) => <StatusBadge status={status} />,
    onPhone: "max-md:order-3 max-md:text-right",
  },
];

export function RefundTable({ refunds }: { refunds: readonly RefundRow[] }) {
  return <DenseTable caption="Refunds" columns={REFUND_COLUMNS} rows={refunds} rowKey={({ id }) => id} />;
}

type LedgerRow = StaffOrderView["ledger"][number];

const KINDS: Readonly<Record<string, string>> = {
  capture: "Money taken",
  sale: "Sold",
  refund: "Given back",
  fee: "Provider's fee",
};

const HEAD = "py-2 pl-3 text-right font-semibold text-muted";
const FIGURE = "tabular py-2 pl-3 text-right whitespace-nowrap";

/** The books of one order: each transfer with its debits and credits, and whether they are equal. */
export function LedgerTable({ entries }: { entries: readonly LedgerRow[] }) {
  if (entries.length === 0) return <p className="text-muted">Nothing is booked before money arrives.</p>;
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">Ledger entries</caption>
      <thead>
        <tr className="border-b-2 border-line-strong">
          <th scope="col" className="py-2 text-left font-semibold text-muted">
            Account
          </th>
          <th scope="col" className={HEAD}>
            Debit
          </th>
          <th scope="col" className={HEAD}>
            Credit
          </th>
        </tr>
      </thead>
      {transfersOf(entries).map((transfer) => (
        <Transfer key={transfer[0]?.transfer} entries={transfer} />
      ))}
      <tfoot>
        {balancesOf(entries).map((balance) => (
          <Balance key={balance.debit.currency} {...balance} />
        ))}
      </tfoot>
    </table>
  );
}

function Transfer({ entries }: { entries: readonly LedgerRow[] }) {
  const [first] = entries;
  if (!first) return null;
  const debitsFirst = entries.toSorted((a, b) => Number(a.amount.minor < 0n) - Number(b.amount.minor < 0n));
  return (
    <tbody className="border-b border-line">
      <tr>
        <th scope="rowgroup" colSpan={3} className="pt-2.5 text-left font-semibold">
          {KINDS[first.kind] ?? sentence(first.kind)}
          <span className="font-normal text-muted">
            {" "}
            <Moment at={first.at} />
          </span>
        </th>
      </tr>
      {debitsFirst.map(({ account, amount }, index) => (
        <tr key={index}>
          <td className="py-1.5">
            <Code>{account}</Code>
          </td>
          <td className={FIGURE}>{amount.minor > 0n ? formatMoney(amount) : ""}</td>
          <td className={FIGURE}>
            {amount.minor < 0n ? formatMoney(money(-amount.minor, amount.currency)) : ""}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

type Sides = { readonly debit: Money; readonly credit: Money };

function Balance({ debit, credit }: Sides) {
  const isEqual = debit.minor === credit.minor;
  return (
    <tr className={isEqual ? "font-semibold" : "font-semibold text-danger"}>
      <th scope="row" className="py-2 text-left">
        {isEqual ? "Debits equal credits" : "Debits and credits differ"}
      </th>
      <td className={FIGURE}>{formatMoney(debit)}</td>
      <td className={FIGURE}>{formatMoney(credit)}</td>
    </tr>
  );
}

const transfersOf = (entries: readonly LedgerRow[]): LedgerRow[][] =>
  [...new Set(entries.map(({ transfer }) => transfer))].map((id) =>
    entries.filter(({ transfer }) => transfer === id),
  );

function balancesOf(entries: readonly LedgerRow[]): Sides[] {
  return [...new Set(entries.map(({ amount }) => amount.currency))].map((currency) => {
    const minors = entries
      .filter(({ amount }) => amount.currency === currency)
      .map(({ amount }) => amount.minor);
    const sum = (wanted: (minor: bigint) => boolean) =>
      minors.filter(wanted).reduce((total, minor) => total + (minor < 0n ? -minor : minor), 0n);
    return {
      debit: money(
        sum((minor) => minor > 0n),
        currency,
      ),
      credit: money(
        sum((minor) => minor < 0n),
        currency,
      ),
    };
  });
}
