import { TextLink } from "@/components/ui/text-link";
import type {
  BatchView,
  LevelView,
  MovementView,
  VariantStock,
} from "@/server/modules/inventory/contract/levels";
import { formatMoney } from "@/server/shared/money";
import { Code } from "../code";
import { type DenseColumn, DenseTable } from "../dense-table";
import { Moment } from "../moment";
import { Expiry } from "./batch-table";
import { Figure } from "./figure";
import { actorWords, movementWords } from "./stock-words";

const LEVELS: readonly DenseColumn<LevelView>[] = [
  { key: "location", header: "Where", isRowHeader: true, cell: ({ location }) => location, onPhone: "" },
  {
    key: "available",
    header: "To sell",
    isNumber: true,
    cell: ({ available }) => <strong>{available}</strong>,
    onPhone: "max-md:order-1",
    phoneLabel: "to sell",
  },
  {
    key: "onHand",
    header: "On the shelf",
    isNumber: true,
    cell: ({ onHand }) => onHand,
    look: "max-md:text-left",
    onPhone: "max-md:order-2",
    phoneLabel: "on the shelf",
  },
  {
    key: "reserved",
    header: "Put aside",
    isNumber: true,
    cell: ({ reserved }) => <Figure count={reserved} />,
    onPhone: "max-md:order-3",
    phoneLabel: "put aside",
  },
  {
    key: "incoming",
    header: "On its way",
    isNumber: true,
    cell: ({ incoming }) => <Figure count={incoming} />,
    look: "max-md:text-left",
    onPhone: "max-md:order-4",
    phoneLabel: "on its way",
  },
  {
    key: "batched",
    header: "In batches",
    isNumber: true,
    cell: ({ batched }) => <Figure count={batched} />,
    onPhone: "max-md:order-5",
    phoneLabel: "in batches",
  },
];

export function VariantLevels({ levels }: { levels: readonly LevelView[] }) {
  return (
    <DenseTable
      caption="Stock in each location"
      columns={LEVELS}
      rows={levels}
      rowKey={({ locationId }) => locationId}
      empty="It has never been on a shelf. Receive the first ones below."
    />
  );
}

const signed = (count: number): string => (count > 0 ? `+${count}` : `${count}`.replace("-", "−"));

function Reference({ reference }: { reference: string }) {
  const transfer = /^transfer:([^:]+):/.exec(reference)?.[1];
  if (transfer) return <TextLink href={`/admin/inventory/transfers/${transfer}`}>Transfer</TextLink>;
  const count = /^count:([^:]+)$/.exec(reference)?.[1];
  if (count) return <TextLink href={`/admin/inventory/counts/${count}`}>Count</TextLink>;
  return <Code>{reference.length > 34 ? `${reference.slice(0, 33)}…` : reference}</Code>;
}

const HISTORY: readonly DenseColumn<MovementView>[] = [
  { key: "kind", header: "What", isRowHeader: true, cell: ({ kind }) => movementWords(kind), onPhone: "" },
  {
    key: "onHand",
    header: "On the shelf",
    isNumber: true,
    cell: ({ onHandDelta }) =>
      onHandDelta === 0 ? <span className="text-muted">0</span> : signed(onHandDelta),
    onPhone: "max-md:order-1",
    phoneLabel: "shelf",
  },
  {
    key: "reserved",
    header: "Put aside",
    isNumber: true,
    cell: ({ reservedDelta }) =>
      reservedDelta === 0 ? <span className="text-muted">0</span> : signed(reservedDelta),
    onPhone: "max-md:order-3",
    phoneLabel: "put aside",
  },
  {
    key: "why",
    header: "Why",
    cell: ({ reason, reference, batches }) => (
      <>
        {reason ? <span className="block">{reason}</span> : null}
        <span className="text-muted">
          <Reference reference={reference} />
          {batches.length > 0 ? (
            <> · {batches.map(({ code, delta }) => `${code} ${signed(delta)}`).join(", ")}</>
          ) : null}
        </span>
      </>
    ),
    onPhone: "max-md:order-4 max-md:col-span-2",
  },
  {
    key: "at",
    header: "When",
    cell: ({ at, actor }) => (
      <>
        <Moment at={at} />
        <span className="block max-md:inline"> {actorWords(actor)}</span>
      </>
    ),
    look: "text-muted",
    onPhone: "max-md:order-2",
  },
];

export function MovementTable({ rows }: { rows: readonly MovementView[] }) {
  return (
    <DenseTable
      caption="Every movement, newest first"
      columns={HISTORY}
      rows={rows}
      rowKey={({ id }) => id}
      empty="Nothing has moved here."
    />
  );
}

const BATCHES: readonly DenseColumn<BatchView>[] = [
  { key: "code", header: "Batch", isRowHeader: true, cell: ({ code }) => <Code>{code}</Code>, onPhone: "" },
  {
    key: "onHand",
    header: "On the shelf",
    isNumber: true,
    cell: ({ onHand }) => <strong>{onHand}</strong>,
    onPhone: "max-md:order-1",
  },
  { key: "location", header: "Where", cell: ({ location }) => location, onPhone: "max-md:order-2" },
  {
    key: "expires",
    header: "Expires",
    cell: ({ expiresAt }) => <Expiry at={expiresAt} />,
    onPhone: "max-md:order-3 max-md:text-right",
  },
  {
    key: "cost",
    header: "Cost each",
    isNumber: true,
    cell: ({ cost }) => (cost ? formatMoney(cost) : <span className="text-muted">not known</span>),
    onPhone: "max-md:hidden",
  },
];

export function VariantBatches({ rows }: { rows: readonly BatchView[] }) {
  return (
    <DenseTable
      caption="Batches, the first to expire first"
      columns={BATCHES}
      rows={rows}
      rowKey={({ id, locationId }) => `${id} ${locationId}`}
      empty="None. Name a batch when you receive, and the first to expire leaves first."
    />
  );
}

type Tie = { readonly reference: string; readonly orderNumber: string | null };

function OrderLink({ reference, orderNumber }: Tie) {
  return orderNumber ? (
    <TextLink href={`/admin/orders/${orderNumber}`} className="tabular">
      {orderNumber}
    </TextLink>
  ) : (
    <Code>{reference}</Code>
  );
}

/** What is put aside, and what is promised before it is there. */
export function Ties({ holds, promises }: Pick<VariantStock, "holds" | "promises">) {
  if (holds.length === 0 && promises.length === 0)
    return <p className="py-3 text-muted">Nothing is put aside or promised.</p>;
  return (
    <ul className="text-sm">
      {promises.map((promise) => (
        <li key={`p ${promise.reference}`} className="flex flex-wrap gap-x-3 border-b border-line py-2">
          <OrderLink {...promise} />
          <span className="grow">waits for {promise.waiting}</span>
          <span className="text-muted">
            since <Moment at={promise.createdAt} />
          </span>
        </li>
      ))}
      {holds.map((hold) => (
        <li
          key={`h ${hold.reference} ${hold.location}`}
          className="flex flex-wrap gap-x-3 border-b border-line py-2"
        >
          <OrderLink {...hold} />
          <span className="grow">
            {hold.quantity} put aside in {hold.location}
          </span>
          <span className="text-muted">
            until <Moment at={hold.expiresAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
