import { addressOf } from "@/components/admin/address";
import { NoAccess } from "@/components/admin/no-access";
import { Older } from "@/components/admin/older";
import { PageHeading } from "@/components/admin/page-heading";
import { ChoiceChips } from "@/components/admin/stock/choice-chips";
import { StockNav } from "@/components/admin/stock/stock-nav";
import { TransferTable } from "@/components/admin/stock/transfer-table";
import { wordsOf } from "@/components/admin/words";
import { ButtonLink } from "@/components/ui/button";
import { TRANSFER_STATUSES } from "@/server/modules/inventory/contract/transfers";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, oneOf, readSearch, readVisitor, type Search } from "../../visit";

export const metadata = { title: "Transfers" };

const PATH = "/admin/inventory/transfers";

export default async function TransfersPage({ searchParams }: { searchParams: Search }) {
  const { status: wanted, before: cursor } = await readSearch(searchParams);
  const status = oneOf(TRANSFER_STATUSES, wanted);
  const { transfers } = (await serverApi()).inventory;
  const page = await ask(transfers.list({ status, cursor }), addressOf(PATH, { status, before: cursor }));
  if (!page) return <NoAccess thing="stock" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <PageHeading
        title="Transfers"
        lead="From one location to another. What is on its way is counted, and on sale nowhere."
        actions={
          (await mayOffer("stock.manage")) ? (
            <ButtonLink href={`${PATH}/new`}>Plan a transfer</ButtonLink>
          ) : null
        }
      />
      <StockNav here={PATH} />
      <ChoiceChips
        path={PATH}
        name="status"
        here={status}
        all="All"
        choices={TRANSFER_STATUSES.map((value) => ({ value, label: wordsOf(value).label }))}
      />
      <TransferTable rows={page.rows} empty={status ? "None here." : "Nothing was ever moved."} />
      <Older
        olderHref={page.nextCursor ? addressOf(PATH, { status, before: page.nextCursor }) : null}
        newestHref={cursor ? addressOf(PATH, { status }) : null}
      />
    </>
  );
}
