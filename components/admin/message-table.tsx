import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { MessageRow } from "@/server/modules/notifications/contract";
import { ActionButton } from "./action-button";
import { Moment } from "./moment";
import type { StaffAction } from "./staff-answer";
import { MessageStatusBadge } from "./status";
import { channelName, sentence } from "./words";

type Row = MessageRow & { readonly orderNumber?: string | null };

type MessageTableProps = {
  messages: readonly Row[];
  retry: StaffAction | null;
  /** On an order's own page its number says nothing new. */
  showOrder?: boolean;
  empty: string;
};

const COLUMNS: readonly Column<Row>[] = [
  { key: "at", header: "Written", cell: ({ createdAt }) => <Moment at={createdAt} /> },
  {
    key: "what",
    header: "What",
    isRowHeader: true,
    cell: ({ subject, template }) => subject || sentence(template),
  },
  {
    key: "to",
    header: "To",
    cell: ({ channel, recipient }) => (
      <>
        <span className="text-muted">{channelName(channel)}</span>{" "}
        <span className="break-all">{recipient}</span>
      </>
    ),
  },
];

const ORDER: Column<Row> = {
  key: "order",
  header: "Order",
  cell: ({ orderNumber }) =>
    orderNumber ? (
      <TextLink href={`/admin/orders/${orderNumber}`} className="tabular whitespace-nowrap">
        {orderNumber}
      </TextLink>
    ) : (
      <span className="text-muted">none</span>
    ),
};

const STATUS: Column<Row> = {
  key: "status",
  header: "Status",
  cell: ({ status, problem, tries }) => (
    <>
      <MessageStatusBadge status={status} />
      {problem ? <span className="mt-1 block max-w-80 text-danger">{problem}</span> : null}
      {tries > 1 ? <span className="tabular mt-1 block text-muted">{tries} tries</span> : null}
    </>
  ),
};

/** What the shop told people, and whether it reached them. */
export function MessageTable({ messages, retry, showOrder = false, empty }: MessageTableProps) {
  const acting: Column<Row>[] = retry
    ? [
        {
          key: "act",
          header: <span className="sr-only">Actions</span>,
          cell: ({ id, status, subject, template }) =>
            status === "failed" || status === "unknown" ? (
              <ActionButton action={retry} fields={{ id }} thing={subject || template}>
                Send again
              </ActionButton>
            ) : null,
        },
      ]
    : [];
  return (
    <Table
      caption="Messages"
      columns={[...COLUMNS, ...(showOrder ? [ORDER] : []), STATUS, ...acting]}
      rows={messages}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
