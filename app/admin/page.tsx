import { NoAccess } from "@/components/admin/no-access";
import { OrderTable } from "@/components/admin/order-table";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { Promises } from "@/components/admin/promises";
import { Today } from "@/components/admin/today";
import { WorkQueue } from "@/components/admin/work-queue";
import { TextLink } from "@/components/ui/text-link";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "./ask";
import { mayOffer, readVisitor } from "./visit";

export const metadata = { title: "Work queue" };

export default async function WorkPage() {
  const api = await serverApi();
  const home = await ask(api.admin.home(), "/admin");
  const { role } = await readVisitor();
  if (!home || !role) return <NoAccess thing="the dashboard" />;
  const { work, today, latest, checks } = home;
  const isHolding = checks.every(({ isTrue }) => isTrue);
  return (
    <>
      <PageHeading title="Work queue" lead="What waits for a person comes first. The figures can wait." />
      <WorkQueue items={work} role={role} />
      <div className="mt-10 grid gap-10">
        <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,25rem)]">
          <Part title="Today" aside="since midnight in Lagos, each currency for itself">
            <Today today={today} />
          </Part>
          <Part title="Promises" aside={isHolding ? "All hold, checked just now" : "Broken, look now"}>
            <Promises checks={checks} />
          </Part>
        </div>
        {(await mayOffer("orders.read")) ? (
          <Part title="Latest orders" aside={<TextLink href="/admin/orders">All orders</TextLink>}>
            {latest.length === 0 ? (
              <p className="text-muted">No order yet. The first one shows up here.</p>
            ) : (
              <OrderTable rows={latest} caption="The latest orders" />
            )}
          </Part>
        ) : null}
      </div>
    </>
  );
}
