import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { CollectionList } from "@/components/admin/range/collection-list";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../ask";
import { mayOffer, readVisitor } from "../visit";
import { orderCollections } from "./actions";

export const metadata = { title: "Collections" };

const PATH = "/admin/collections";

export default async function CollectionsPage() {
  const collections = await ask((await serverApi()).catalog.collectionsAdmin.list(), PATH);
  if (!collections) return <NoAccess thing="the collections" isStaff={(await readVisitor()).role !== null} />;
  const isManager = await mayOffer("catalog.manage");
  return (
    <>
      <PageHeading
        title="Collections"
        lead="Products shown together, whatever their category. The first four that are shown stand on the front page."
        actions={
          isManager ? (
            <>
              <ButtonLink href={`${PATH}/new`}>New, by hand</ButtonLink>
              <ButtonLink href={`${PATH}/new?by=rule`} variant="secondary">
                New, by rule
              </ButtonLink>
            </>
          ) : null
        }
      />
      {collections.length === 0 ? (
        <EmptyState title="No collections yet">
          <p>A season, a gift guide, all that is new: by hand, or by a rule that keeps itself up to date.</p>
        </EmptyState>
      ) : (
        <CollectionList
          collections={collections}
          now={new Date()}
          order={isManager ? orderCollections : null}
        />
      )}
    </>
  );
}
