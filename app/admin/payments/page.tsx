import { addressOf } from "@/components/admin/address";
import { EventTable } from "@/components/admin/event-table";
import { OpenException, ResolvedExceptions } from "@/components/admin/exceptions";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { wordsOf } from "@/components/admin/words";
import { Tabs } from "@/components/ui/tabs";
import type { ExceptionView } from "@/server/modules/payments/contract";
import { serverApi } from "@/server/trpc/caller";
import * as actions from "../actions";
import { ask } from "../ask";
import { mayOffer, oneOf, readSearch, readVisitor, type Search } from "../visit";

export const metadata = { title: "Payments" };

const PATH = "/admin/payments";
const STATUSES = ["received", "handled", "parked", "rejected"] as const;

const EMPTY = {
  all: "No provider has told us anything yet.",
  received: "Nothing waits to be handled.",
  handled: "Nothing was handled yet.",
  parked: "Nothing is parked. Whatever providers said, we knew what it was about.",
  rejected: "Nothing was rejected. Every webhook bore a true signature.",
} as const;

export default async function PaymentsPage({ searchParams }: { searchParams: Search }) {
  const status = oneOf(STATUSES, (await readSearch(searchParams))["events"]);
  const path = addressOf(PATH, { events: status });
  const api = await serverApi();
  const [exceptions, events] = await Promise.all([
    ask(api.admin.exceptions(), path),
    ask(api.admin.events({ status }), path),
  ]);
  if (!exceptions || !events)
    return <NoAccess thing="payments" isStaff={(await readVisitor()).role !== null} />;
  const mayResolve = await mayOffer("payments.resolve");
  return (
    <>
      <PageHeading title="Payments" lead="Money that fits no order, and what the providers told us." />
      <div className="grid grid-cols-1 gap-12">
        <Exceptions exceptions={exceptions} mayResolve={mayResolve} />
        <Part title="Webhook inbox" aside="the latest 100" id="webhooks">
          <Tabs
            label="Webhooks by status"
            tabs={[
              { href: `${PATH}#webhooks`, label: "All", isHere: !status },
              ...STATUSES.map((tab) => ({
                href: `${addressOf(PATH, { events: tab })}#webhooks`,
                label: wordsOf(tab).label,
                isHere: status === tab,
              })),
            ]}
          />
          <div className="mt-2">
            <EventTable
              events={events}
              replay={mayResolve ? actions.replayEvent : null}
              empty={EMPTY[status ?? "all"]}
            />
          </div>
        </Part>
      </div>
    </>
  );
}

function Exceptions({
  exceptions,
  mayResolve,
}: {
  exceptions: readonly ExceptionView[];
  mayResolve: boolean;
}) {
  const open = exceptions.filter(({ status }) => status === "open");
  const resolved = exceptions.filter(({ status }) => status !== "open");
  return (
    <Part title="Payments that do not match" aside={open.length > 0 ? `${open.length} open` : null}>
      {open.length === 0 ? (
        <p className="text-muted">None. Every payment that came belongs to an order, to the kobo.</p>
      ) : (
        <ul className="grid gap-4">
          {open.map((exception) => (
            <OpenException
              key={exception.id}
              exception={exception}
              resolve={mayResolve ? actions.resolveException : null}
            />
          ))}
        </ul>
      )}
      {resolved.length > 0 ? <ResolvedExceptions exceptions={resolved} /> : null}
    </Part>
  );
}
