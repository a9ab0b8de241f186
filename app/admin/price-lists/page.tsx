import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { PriceExplain } from "@/components/admin/range/price-explain";
import { PriceListTable } from "@/components/admin/range/price-list-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { mayOffer, readVisitor } from "../visit";
import { explainPrice } from "./actions";

export const metadata = { title: "Price lists" };

const PATH = "/admin/price-lists";

export default async function PriceListsPage() {
  const rows = await ask((await serverApi()).catalog.priceLists.list(), PATH);
  if (!rows) return <NoAccess thing="the price lists" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("catalog.manage");
  return (
    <>
      <PageHeading
        title="Price lists"
        lead="Prices for a time, for a group of customers, or for more at once. Without one, the base price holds."
        actions={isManager ? <ButtonLink href={`${PATH}/new`}>New price list</ButtonLink> : null}
      />
      {rows.length === 0 ? (
        <EmptyState title="No price lists yet">
          <p>A sale with an end, prices for wholesalers, less for ten and more.</p>
        </EmptyState>
      ) : (
        <PriceListTable rows={rows} now={new Date()} />
      )}
      <Part
        title="Explain a price"
        lead="What somebody would pay for one, by the very rule that the cart uses."
        className="mt-10"
      >
        <PriceExplain action={explainPrice} />
      </Part>
    </>
  );
}
