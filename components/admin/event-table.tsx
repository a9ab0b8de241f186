import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ProviderEventView } from "@/server/modules/payments/contract";
import { ActionButton } from "./action-button";
import { Moment } from "./moment";
import { Code } from "./money-tables";
import type { StaffAction } from "./staff-answer";
import { StatusBadge } from "./status";
import { providerName } from "./words";

type EventTableProps = {
  events: readonly ProviderEventView[];
  /** Null where the role may neither open nor replay them. */
  replay: StaffAction | null;
  empty: string;
};

/** Only payment providers' webhooks can be replayed; the others belong to messages. */
const isReplayable = ({ provider, status }: ProviderEventView): boolean =>
  (provider === "paystack" || provider === "stripe") && status !== "rejected";

const COLUMNS: readonly Column<ProviderEventView>[] = [
  { key: "at", header: "Came", cell: ({ receivedAt }) => <Moment at={receivedAt} /> },
  {
    key: "what",
    header: "What it said",
    isRowHeader: true,
    cell: ({ provider, topic }) => (
      <>
        {providerName(provider)} <Code>{topic}</Code>
      </>
    ),
  },
  {
    key: "about",
    header: "About",
    cell: ({ reference }) => (reference ? <Code>{reference}</Code> : "nothing named"),
  },
  {
    key: "status",
    header: "Status",
    cell: ({ status, problem }) => (
      <>
        <StatusBadge status={status} />
        {problem ? <span className="mt-1 block text-muted">{problem}</span> : null}
      </>
    ),
  },
];

/** The inbox of webhooks: what providers told us, and what became of it. */
export function EventTable({ events, replay, empty }: EventTableProps) {
  const acting: Column<ProviderEventView>[] = replay
    ? [
        {
          key: "act",
          header: <span className="sr-only">Actions</span>,
          cell: (event) => (
            <span className="flex flex-wrap items-center justify-end gap-4">
              <TextLink
                href={`/admin/payments/events/${event.id}`}
                className="inline-flex min-h-target items-center"
              >
                Raw<span className="sr-only"> message {event.topic}</span>
              </TextLink>
              {isReplayable(event) ? (
                <ActionButton action={replay} fields={{ id: event.id }} thing={event.topic}>
                  Replay
                </ActionButton>
              ) : null}
            </span>
          ),
        },
      ]
    : [];
  return (
    <Table
      caption="Webhooks"
      columns={[...COLUMNS, ...acting]}
      rows={events}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
