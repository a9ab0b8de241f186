import { NoAccess } from "@/components/admin/no-access";
import { BuyPanel } from "@/components/catalog/buy-panel";
import { chooseVariant } from "@/components/catalog/choose-variant";
import { ProductPictures } from "@/components/catalog/product-pictures";
import { ProductWords } from "@/components/catalog/product-words";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SHOP_CURRENCIES } from "@/server/shared/money";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "../../../ask";
import { oneOf, readSearch, readVisitor, type Search } from "../../../visit";
import { lookOnly, turnCurrency } from "./actions";

export const metadata = { title: "Preview" };

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

/** A look at the words and pictures: what may be ordered ahead is the stock room's to say. */
const NOTHING_AHEAD = new Map<string, never>();

export default async function PreviewPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { variant: sku, currency: wanted } = await readSearch(searchParams);
  const currency = oneOf(SHOP_CURRENCIES, wanted) ?? "NGN";
  const path = `/admin/catalog/${id}`;
  const { products } = (await serverApi()).catalog;
  const product = await ask(products.preview({ id, currency }), `${path}/preview`);
  if (!product) return <NoAccess thing="the catalogue" isStaff={(await readVisitor()).role !== null} />;
  const variant = chooseVariant(product, sku);
  const hrefOf = (one: string) => `${path}/preview?variant=${encodeURIComponent(one)}&currency=${currency}`;
  const other = currency === "NGN" ? "USD" : "NGN";
  return (
    <>
      <Breadcrumb
        crumbs={[
          { name: "Catalogue", href: "/admin/catalog" },
          { name: product.title, href: path },
        ]}
        here="Preview"
      />
      <Notice
        className="my-4"
        title="A preview: only staff see this page"
        actions={
          <>
            <ButtonLink href={path}>Back to the editor</ButtonLink>
            <ButtonLink href={`${path}/preview?currency=${other}`} variant="secondary">
              In {other === "USD" ? "dollars" : "naira"}
            </ButtonLink>
          </>
        }
      >
        So it looks to a shopper, with what is saved. Nothing can be bought here.
      </Notice>
      <article className="grid gap-x-12 gap-y-6 lg:grid-cols-[1.15fr_1fr]">
        <div>
          <ProductPictures product={product} />
        </div>
        <div className="grid content-start gap-6">
          <header className="grid gap-2">
            <h1 className="text-3xl">{product.title}</h1>
            <p className="text-lg text-muted">{product.summary}</p>
          </header>
          {variant ? (
            <BuyPanel
              {...{ product, variant, currency, hrefOf }}
              held={0}
              ahead={NOTHING_AHEAD}
              isOwnCurrency
              returnTo={hrefOf(variant.sku)}
              addToCart={lookOnly}
              watchVariant={lookOnly}
              isNoted={false}
              switchCurrency={turnCurrency.bind(null, id)}
            />
          ) : (
            <Notice tone="warning">It has no variant on offer yet.</Notice>
          )}
          <ProductWords product={product} />
        </div>
      </article>
    </>
  );
}
