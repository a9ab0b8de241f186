import Link from "next/link";
import { Container } from "@/components/layout/container";
import { Picture } from "@/components/ui/picture";
import type { ProductCard as Card } from "@/server/modules/catalog/contract";
import { formatMoney } from "@/server/shared/money";
import { OnItsWay } from "./on-its-way";

/** One thing held up to the light, on cloth. */
export function Spotlight({ product }: { product: Card }) {
  const { slug, title, summary, picture, price, category, hasManyPrices } = product;
  return (
    <section className="cloth mt-section" aria-labelledby="spotlight">
      <div className="cloth-strip" />
      <div className="cloth-adire">
        <Container className="group relative grid items-center gap-x-12 gap-y-6 py-8 md:grid-cols-2 md:py-14">
          {picture ? (
            <div className="overflow-hidden rounded-lg">
              <Picture
                source={picture}
                sizes="(min-width: 48rem) 40vw, 92vw"
                alt=""
                className="aspect-4/3 object-cover transition-transform duration-300 group-hover:scale-102"
              />
            </div>
          ) : null}
          <div className="grid justify-items-start gap-4 rounded-lg bg-cloth md:p-8">
            <p className="font-semibold text-accent">Just in, from {category.name.toLowerCase()}</p>
            <h2 id="spotlight" className="text-4xl">
              <Link href={`/products/${slug}`} prefetch={false} className="stretched group-hover:underline">
                {title}
                <OnItsWay />
              </Link>
            </h2>
            <p className="text-lg text-on-cloth-muted">{summary}</p>
            {price ? (
              <p className="tabular text-2xl font-bold">
                {hasManyPrices ? <span className="text-base font-normal">from </span> : null}
                {formatMoney(price)}
              </p>
            ) : null}
            <span
              className="rounded-md bg-accent px-6 py-3 text-lg font-semibold text-on-accent"
              aria-hidden="true"
            >
              Look closer
            </span>
          </div>
        </Container>
      </div>
      <div className="cloth-strip" />
    </section>
  );
}
