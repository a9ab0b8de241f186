import { NoAccess } from "@/components/admin/no-access";
import { PageHeading } from "@/components/admin/page-heading";
import { placeOptions } from "@/components/admin/range/category-words";
import { CollectionForm } from "@/components/admin/range/collection-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Tabs } from "@/components/ui/tabs";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readSearch, readVisitor, type Search } from "../../visit";
import { createCollection, previewRule } from "../actions";

export const metadata = { title: "New collection" };

const PATH = "/admin/collections/new";

export default async function NewCollectionPage({ searchParams }: { searchParams: Search }) {
  const isByRule = (await readSearch(searchParams))["by"] === "rule";
  const tree = await ask((await serverApi()).catalog.tree.read(), PATH);
  if (!tree || !(await mayOffer("catalog.manage")))
    return <NoAccess thing="this" isStaff={(await readVisitor()).role !== null} />;
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Collections", href: "/admin/collections" }]} here="New" />
      <PageHeading
        title="New collection"
        lead={
          isByRule
            ? "What fits the rule is in it, now and later, without anybody adding it."
            : "Make it first, then choose its products one by one."
        }
      />
      <Tabs
        label="How its products are chosen"
        tabs={[
          { href: PATH, label: "By hand", isHere: !isByRule },
          { href: `${PATH}?by=rule`, label: "By rule", isHere: isByRule },
        ]}
      />
      <div className="mt-5">
        <CollectionForm
          key={String(isByRule)}
          action={createCollection}
          collection={null}
          isByRule={isByRule}
          places={placeOptions(tree)}
          preview={previewRule}
        />
      </div>
    </>
  );
}
