import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading } from "@/components/admin/page-heading";
import { ChoiceChips } from "@/components/admin/stock/choice-chips";
import { CountTable } from "@/components/admin/stock/count-table";
import { StockNav } from "@/components/admin/stock/stock-nav";
import { wordsOf } from "@/components/admin/words";
import { ButtonLink } from "@/components/ui/button";
import { COUNT_STATUSES } from "@/server/modules/inventory/contract/counts";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, oneOf, readSearch, readVisitor, type Search } from "../../visit";

export const metadata = { title: "Counts" };

const PATH = "/admin/inventory/counts";

export default async function CountsPage({ searchParams }: { searchParams: Search }) {
  const { status: wanted, before: cursor } = await readSearch(searchParams);
  const status = oneOf(COUNT_STATUSES, wanted);
  const { counts } = (await serverApi()).inventory;
  const page = await ask(counts.list({ status, cursor }), addressOf(PATH, { status, before: cursor }));
  if (!page) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading
        title="Counts"
        lead="The shop stays open while you count: what is sold meanwhile is neither lost nor counted twice."
        actions={
          (await mayOffer("stock.manage")) ? <ButtonLink href={`${PATH}/new`}>Open a count</ButtonLink> : null
        }
      />
      <StockNav here={PATH} />
      <ChoiceChips
        path={PATH}
        name="status"
        here={status}
        all="All"
        choices={COUNT_STATUSES.map((value) => ({ value, label: wordsOf(value).label }))}
      />
      <CountTable rows={page.rows} empty={status ? "None here." : "Nothing was counted yet."} />
      <Older
        olderHref={page.nextCursor ? addressOf(PATH, { status, before: page.nextCursor }) : null}
        newestHref={cursor ? addressOf(PATH, { status }) : null}
      />
    </>
  );
}
