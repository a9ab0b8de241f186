import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading } from "@/components/admin/page-heading";
import { ChoiceChips } from "@/components/admin/stock/choice-chips";
import { HoldList } from "@/components/admin/stock/hold-list";
import { StockNav } from "@/components/admin/stock/stock-nav";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readSearch, readVisitor, type Search } from "../../visit";
import { releaseHold } from "./actions";

export const metadata = { title: "Holds" };

const PATH = "/admin/inventory/holds";
const newKey = () => crypto.randomUUID();

export default async function HoldsPage({ searchParams }: { searchParams: Search }) {
  const { overdue: wanted, before: cursor } = await readSearch(searchParams);
  const overdue = wanted === "yes" ? "yes" : undefined;
  const { holds } = (await serverApi()).inventory;
  const asked = holds.list({ isOverdue: overdue === "yes", cursor });
  const page = await ask(asked, addressOf(PATH, { overdue, before: cursor }));
  if (!page) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading title="Holds" lead="Put aside for someone at the checkout. They end by themselves." />
      <StockNav here={PATH} />
      <ChoiceChips
        path={PATH}
        name="overdue"
        here={overdue}
        all="All"
        choices={[{ value: "yes", label: "Should have ended" }]}
      />
      <HoldList
        rows={page.rows}
        release={(await mayOffer("stock.manage")) ? releaseHold : null}
        newKey={newKey}
        empty={overdue ? "None. Good." : "Nothing is put aside just now."}
      />
      <Older
        olderHref={page.nextCursor ? addressOf(PATH, { overdue, before: page.nextCursor }) : null}
        newestHref={cursor ? addressOf(PATH, { overdue }) : null}
        olderLabel="Later"
        newestLabel="First to end"
      />
    </>
  );
}
