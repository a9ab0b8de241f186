import { Moment } from "@/components/admin/moment";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { StatusBadge } from "@/components/admin/status";
import { CountSheet } from "@/components/admin/stock/count-sheet";
import { CountSteps } from "@/components/admin/stock/count-steps";
import { DifferenceTable } from "@/components/admin/stock/count-table";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../../ask";
import { mayOffer, readVisitor } from "../../../visit";
import { bookCount, cancelCount, enterCount, submitCount } from "../actions";

export const metadata = { title: "Count" };

type Props = { readonly params: Promise<{ readonly id: string }> };

const PATH = "/admin/inventory/counts";
const newKey = () => crypto.randomUUID();

export default async function CountPage({ params }: Props) {
  const countId = (await params).id;
  const { counts } = (await serverApi()).inventory;
  const count = await ask(counts.read({ countId }), `${PATH}/${countId}`);
  if (!count) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("stock.manage");
  const { location, status, note, openedAt, countedCount, lineCount, lines } = count;
  const actions = { submit: submitCount, book: bookCount, cancel: cancelCount };
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Counts", href: PATH }]} here={location} />
      <PageHeading
        title={location}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StatusBadge status={status} />
            <span>
              {countedCount} of {lineCount} counted
            </span>
            <span>
              Opened <Moment at={openedAt} />
            </span>
            {note ? <span>{note}</span> : null}
          </span>
        }
      />
      {status === "open" && isManager ? (
        <CountSheet action={enterCount} requestKey={newKey()} count={count} />
      ) : (
        <Part title="What differs">
          <DifferenceTable lines={lines} />
        </Part>
      )}
      {isManager ? <CountSteps count={count} actions={actions} newKey={newKey} /> : null}
    </>
  );
}
