import { TextLink } from "@/components/ui/text-link";
import type { ProviderEventView } from "@/server/modules/payments/contract";
import { ActionButton } from "./action-button";
import { Code } from "./code";
import { type DenseColumn, DenseTable } from "./dense-table";
import { Moment } from "./moment";
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
export const isReplayable = ({ provider, status }: Pick<ProviderEventView, "provider" | "status">): boolean =>
  (provider === "paystack" || provider === "stripe" || provider === "mpesa") && status !== "rejected";

const WHAT: DenseColumn<ProviderEventView> = {
  key: "what",
  header: "What it said",
  isRowHeader: true,
  cell: ({ provider, topic }) => (
    <>
      {providerName(provider)} <Code>{topic}</Code>
    </>
  ),
  onPhone: "",
};

const REST: readonly DenseColumn<ProviderEventView>[] = [
  {
    key: "about",
    header: "About",
    cell: ({ reference }) =>
      reference ? <Code>{reference}</Code> : <span className="text-muted">nothing named</span>,
    onPhone: "max-md:order-2",
  },
  {
    key: "at",
    header: "Came",
    cell: ({ receivedAt }) => <Moment at={receivedAt} />,
    look: "text-muted",
    onPhone: "max-md:order-3 max-md:text-right",
  },
  {
    key: "status",
    header: "Status",
    cell: ({ status }) => <StatusBadge status={status} />,
    onPhone: "max-md:order-1 max-md:text-right",
  },
];

/** The inbox of webhooks: what providers told us, and what became of it. */
export function EventTable({ events, replay, empty }: EventTableProps) {
  const columns = replay ? [opening(), ...REST, acting(replay)] : [WHAT, ...REST];
  return (
    <DenseTable caption="Webhooks" columns={columns} rows={events} rowKey={({ id }) => id} empty={empty} />
  );
}

/** For those who may read it word for word, its name is the way there. */
const opening = (): DenseColumn<ProviderEventView> => ({
  ...WHAT,
  cell: ({ id, provider, topic, problem }) => (
    <>
      <TextLink href={`/admin/payments/events/${id}`} data-row="">
        {providerName(provider)} <Code>{topic}</Code>
      </TextLink>
      {problem ? <span className="mt-0.5 block font-normal text-muted">{problem}</span> : null}
    </>
  ),
});

const acting = (replay: StaffAction): DenseColumn<ProviderEventView> => ({
  key: "act",
  header: <span className="sr-only">Actions</span>,
  cell: (event) =>
    isReplayable(event) && event.status !== "handled" ? (
      <ActionButton action={replay} fields={{ id: event.id }} thing={event.topic}>
        Replay
      </ActionButton>
    ) : null,
  look: "text-right",
  onPhone: "max-md:order-4 max-md:col-span-2",
});
