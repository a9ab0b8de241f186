import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionButton } from "@/components/admin/action-button";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { CategoryEnd, CategoryMove } from "@/components/admin/range/category-end";
import { CategoryForm } from "@/components/admin/range/category-form";
import { isWithin } from "@/components/admin/range/category-moves";
import { countsInWords, placeOptions } from "@/components/admin/range/category-words";
import { SinglePicture } from "@/components/admin/range/single-picture";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { pictureActions } from "../../picture-actions";
import { lookAtPicture } from "../../pictures";
import { mayOffer, readVisitor } from "../../visit";
import { endCategory, moveInto, restoreCategory, updateCategory } from "../actions";

export const metadata: Metadata = { title: "Category" };

type CategoryPageProps = { params: Promise<{ id: string }> };

export default async function CategoryPage({ params }: CategoryPageProps) {
  const { id: wanted } = await params;
  const path = `/admin/categories/${wanted}`;
  const tree = await ask((await serverApi()).catalog.tree.read(), path);
  if (!tree || !(await mayOffer("catalog.manage")))
    return <NoAccess thing="this" isStaff={(await readVisitor()).role !== null} />;
  const node = tree.find((one) => one.id === wanted);
  if (!node) notFound();
  const { id, version, name, slug, status } = node;
  const isArchived = status === "archived";
  const owner = { kind: "category", id } as const;
  const inside = tree.filter((one) => one.parentId === id).length;
  const places = placeOptions(tree.filter((one) => !isWithin(tree, one.id, id)));
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Categories", href: "/admin/categories" }]} here={name} />
      <PageHeading
        title={name}
        lead={isArchived ? <Badge>Archived: not in the shop</Badge> : undefined}
        actions={
          isArchived ? (
            <ActionButton action={restoreCategory} fields={{ id, version: String(version) }}>
              Bring it back
            </ActionButton>
          ) : (
            <>
              <ButtonLink href={`/admin/categories/new?in=${id}`} variant="secondary">
                New one in it
              </ButtonLink>
              <ButtonLink href={`/categories/${slug}`} variant="quiet">
                See it in the shop
              </ButtonLink>
            </>
          )
        }
      />
      <div className="grid gap-10">
        <CategoryForm action={updateCategory} node={node} />
        <Part title="Picture">
          <SinglePicture
            media={await lookAtPicture(owner)}
            actions={pictureActions(owner)}
            thing="category"
          />
        </Part>
        <Part title="Where it stands">
          <CategoryMove
            action={moveInto}
            id={id}
            version={version}
            places={places}
            parentId={node.parentId}
          />
        </Part>
        <Part
          title="Take it out of the shop"
          lead="Archived, it keeps its address and can be brought back. Deleted, its addresses lead to where its goods went."
        >
          <CategoryEnd
            action={endCategory}
            id={id}
            version={version}
            places={places}
            holds={countsInWords(node.productCount, inside)}
            isArchived={isArchived}
          />
        </Part>
      </div>
    </>
  );
}
