import type { Metadata } from "next";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { placeOptions } from "@/components/admin/range/category-words";
import { CollectionForm } from "@/components/admin/range/collection-form";
import { CollectionProducts } from "@/components/admin/range/collection-products";
import { periodWords, seasonOf } from "@/components/admin/range/lagos";
import { ReasonForm } from "@/components/admin/range/reason-form";
import { SinglePicture } from "@/components/admin/range/single-picture";
import { StateBadge } from "@/components/admin/range/state-badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import type { CollectionId } from "@/server/shared/id";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { findProducts } from "../../find-products";
import { pictureActions } from "../../picture-actions";
import { lookAtPicture } from "../../pictures";
import { mayOffer, readVisitor } from "../../visit";
import { arrangeProducts, previewRule, removeCollection, updateCollection } from "../actions";

export const metadata: Metadata = { title: "Collection" };

type CollectionPageProps = { params: Promise<{ id: string }> };

export default async function CollectionPage({ params }: CollectionPageProps) {
  const { id: wanted } = await params;
  const { catalog } = await serverApi();
  const asked = catalog.collectionsAdmin.read({ id: wanted as CollectionId });
  const page = await ask(asked, `/admin/collections/${wanted}`);
  if (!page || !(await mayOffer("catalog.manage")))
    return <NoAccess thing="this" isStaff={(await readVisitor()).role !== null} />;
  const { collection, products } = page;
  const { id, version, title, slug, status, startsAt, endsAt, kind } = collection;
  const owner = { kind: "collection", id } as const;
  const [tree, media] = await Promise.all([catalog.tree.read(), lookAtPicture(owner)]);
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Collections", href: "/admin/collections" }]} here={title} />
      <PageHeading
        title={title}
        lead={
          <>
            <StateBadge status={status} season={seasonOf(startsAt, endsAt, new Date())} />{" "}
            {kind === "rule" ? "By rule" : "By hand"}, shown {periodWords(startsAt, endsAt)}
          </>
        }
        actions={
          collection.isShown ? (
            <ButtonLink href={`/collections/${slug}`} variant="secondary">
              See it in the shop
            </ButtonLink>
          ) : null
        }
      />
      <div className="grid gap-10">
        {kind === "manual" ? (
          <Part title="Products">
            <CollectionProducts
              id={id}
              version={version}
              products={products}
              find={findProducts}
              arrange={arrangeProducts}
            />
          </Part>
        ) : null}
        <Part title="What it is">
          <CollectionForm
            action={updateCollection}
            collection={collection}
            isByRule={kind === "rule"}
            places={placeOptions(tree)}
            preview={previewRule}
          />
        </Part>
        <Part
          title="Picture"
          lead={kind === "manual" ? "Without one, it shows the picture of its first product." : undefined}
        >
          <SinglePicture media={media} actions={pictureActions(owner)} thing="collection" />
        </Part>
        <Part title="End it" lead="Its products stay where they are. Its addresses lead nowhere any more.">
          <ReasonForm action={removeCollection} fields={{ id, version: String(version) }}>
            Delete this collection
          </ReasonForm>
        </Part>
      </div>
    </>
  );
}
