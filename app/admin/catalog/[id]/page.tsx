import { ActionButton } from "@/components/admin/action-button";
import { ProductEditor } from "@/components/admin/catalog/product-editor";
import { MediaPanel } from "@/components/admin/media-panel";
import { NoAccess } from "@/components/admin/no-access";
import { PageHeading, Part } from "@/components/admin/page-heading";
import { StatusBadge } from "@/components/admin/status";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { serverApi, shopCategories } from "@/server/trpc/caller";
import { ask } from "../../ask";
import { mayOffer, readVisitor } from "../../visit";
import { duplicateProduct, editProduct } from "./actions";
import * as media from "./media-actions";

export const metadata = { title: "Product" };

type Props = { readonly params: Promise<{ readonly id: string }> };

export default async function ProductPage({ params }: Props) {
  const { id } = await params;
  const path = `/admin/catalog/${id}`;
  const { products, media: pictures } = (await serverApi()).catalog;
  const product = await ask(products.read({ id }), path);
  if (!product) return <NoAccess thing="the catalogue" isStaff={(await readVisitor()).role !== null} />;
  const [categories, tags, list, isManager] = await Promise.all([
    shopCategories(),
    products.tags(),
    pictures.list({ owner: { kind: "product", id } }),
    mayOffer("catalog.manage"),
  ]);
  return (
    <>
      <Breadcrumb crumbs={[{ name: "Catalogue", href: "/admin/catalog" }]} here={product.title} />
      <PageHeading
        title={product.title}
        lead={<StatusBadge status={product.status} />}
        actions={
          <>
            <ButtonLink href={`${path}/preview`} variant="secondary">
              Preview
            </ButtonLink>
            {product.status === "active" ? (
              <ButtonLink href={`/products/${product.slug}`} variant="secondary">
                In the shop
              </ButtonLink>
            ) : null}
            {isManager ? (
              <ActionButton action={duplicateProduct} fields={{ id }} variant="secondary">
                Duplicate
              </ActionButton>
            ) : null}
          </>
        }
      />
      <ProductEditor
        key={id}
        product={product}
        categories={categories.map(({ id: categoryId, name }) => ({ id: categoryId, name }))}
        tags={tags}
        origin="oja"
        send={isManager ? editProduct.bind(null, id) : null}
        pictures={
          isManager ? (
            <Part title="Pictures" aside="kept as soon as they are changed">
              <MediaPanel
                media={list}
                actions={{
                  finish: media.finish,
                  dismiss: media.dismiss,
                  setAlt: media.setAlt,
                  setFocal: media.setFocal,
                  remove: media.remove,
                  look: media.look.bind(null, id),
                  start: media.start.bind(null, id),
                  reorder: media.reorder.bind(null, id),
                }}
              />
            </Part>
          ) : null
        }
      />
    </>
  );
}
