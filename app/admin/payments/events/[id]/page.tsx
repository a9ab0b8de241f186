import { ActionButton } from "@/components/admin/action-button";
import { isReplayable } from "@/components/admin/event-table";
import { exactWords } from "@/components/admin/moment";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { StatusBadge } from "@/components/admin/status";
import { providerName } from "@/components/admin/words";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Definitions } from "@/components/ui/definitions";
import { serverApi } from "@/server/trpc/caller";
import { replayEvent } from "../../../actions";
import { ask } from "../../../ask";
import { readVisitor } from "../../../visit";

type Props = { readonly params: Promise<{ readonly id: string }> };

export const metadata = { title: "Webhook" };

export default async function EventPage({ params }: Props) {
  const { id } = await params;
  const api = await serverApi();
  const event = await ask(api.admin.event({ id }), `/admin/payments/events/${encodeURIComponent(id)}`);
  if (!event) return <NoAccess thing="raw webhooks" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Payments", href: "/admin/payments" }]} here="Webhook" />
      <PageHeading
        title={`${providerName(event.provider)} ${event.topic}`}
        lead="It can hold personal data, so it is written down that you opened it."
      />
      <Definitions
        className="max-w-text"
        items={[
          { term: "Status", value: <StatusBadge status={event.status} /> },
          { term: "Came", value: exactWords(event.receivedAt) },
          { term: "Handled", value: event.handledAt ? exactWords(event.handledAt) : "Not yet" },
          { term: "About", value: event.reference ?? "Nothing named" },
          ...(event.problem ? [{ term: "Problem", value: event.problem }] : []),
        ]}
      />
      {isReplayable(event) ? (
        <div className="mt-5">
          <ActionButton action={replayEvent} fields={{ id }}>
            Replay
          </ActionButton>
          <p className="mt-2 max-w-text text-sm text-muted">
            Replaying only makes us ask the provider again. Nothing is booked or shipped twice by it.
          </p>
        </div>
      ) : null}
      <h2 className="mt-8 mb-2 text-lg">Word for word</h2>
      <pre
        tabIndex={0}
        className="max-h-[70vh] overflow-auto rounded-md border border-line bg-sunken p-4 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {readable(event.rawBody)}
      </pre>
    </>
  );
}

/** JSON on several lines; anything else as it came. */
function readable(rawBody: string): string {
  try {
    return JSON.stringify(JSON.parse(rawBody), null, 2);
  } catch {
    return rawBody;
  }
}
