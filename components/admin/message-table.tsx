import { TextLink } from "@/components/ui/text-link";
import type { MessageRow } from "@/server/modules/notifications/contract";
import { ActionButton } from "./action-button";
import { type DenseColumn, DenseTable } from "./dense-table";
import { Moment } from "./moment";
import type { StaffAction } from "./staff-answer";
import { MessageStatusBadge } from "./status";
import { channelName, sentence } from "./words";

type Row = MessageRow & { readonly orderNumber?: string | null };

type MessageTableProps = {
  messages: readonly Row[];
  /** Null where the role may not send again. */
  retry: StaffAction | null;
  /** On an order's own page its number says nothing new. */
  showOrder?: boolean;
  empty: string;
};

const COLUMNS: readonly DenseColumn<Row>[] = [
  {
    key: "what",
    header: "What",
    isRowHeader: true,
    cell: ({ subject, template, problem, tries }) => (
      <>
        {subject || sentence(template)}
        {problem ? <span className="mt-0.5 block font-normal text-danger">{problem}</span> : null}
        {tries > 1 ? <span className="tabular block font-normal text-muted">{tries} tries</span> : null}
      </>
    ),
    onPhone: "",
  },
  {
    key: "to",
    header: "To",
    cell: ({ channel, recipient }) => (
      <>
        <span className="text-muted">{channelName(channel)}</span>{" "}
        <span className="[overflow-wrap:anywhere]">{recipient}</span>
      </>
    ),
    onPhone: "max-md:order-2",
  },
  {
    key: "at",
    header: "Written",
    cell: ({ createdAt }) => <Moment at={createdAt} />,
    look: "text-muted",
    onPhone: "max-md:order-3 max-md:text-right",
  },
];

const ORDER: DenseColumn<Row> = {
  key: "order",
  header: "Order",
  cell: ({ orderNumber }) =>
    orderNumber ? (
      <TextLink href={`/admin/orders/${orderNumber}`} data-row="" className="tabular whitespace-nowrap">
        {orderNumber}
      </TextLink>
    ) : (
      <span className="text-muted max-md:hidden">none</span>
    ),
  onPhone: "max-md:order-4",
};

const STATUS: DenseColumn<Row> = {
  key: "status",
  header: "Status",
  cell: ({ status }) => <MessageStatusBadge status={status} />,
  onPhone: "max-md:order-1 max-md:text-right",
};

const acting = (retry: StaffAction): DenseColumn<Row> => ({
  key: "act",
  header: <span className="sr-only">Actions</span>,
  cell: ({ id, status, subject, template }) =>
    status === "failed" || status === "unknown" ? (
      <ActionButton action={retry} fields={{ id }} thing={subject || template}>
        Send again
      </ActionButton>
    ) : null,
  look: "text-right",
  onPhone: "max-md:order-5",
});

/** What the shop told people, and whether it reached them. */
export function MessageTable({ messages, retry, showOrder = false, empty }: MessageTableProps) {
  const columns = [...COLUMNS, ...(showOrder ? [ORDER] : []), STATUS, ...(retry ? [acting(retry)] : [])];
  return (
    <DenseTable caption="Messages" columns={columns} rows={messages} rowKey={({ id }) => id} empty={empty} />
  );
}
