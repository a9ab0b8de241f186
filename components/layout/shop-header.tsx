import { Menu, ShoppingBasket, User } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Container } from "./container";
import { Logo } from "./logo";
import { SearchForm } from "./search-form";

export type NavCategory = {
  readonly slug: string;
  readonly name: string;
  /** The category that it is in; only those in none are in the navigation. */
  readonly parentSlug?: string | null;
};

export const isStall = ({ parentSlug }: NavCategory): boolean => !parentSlug;

type ShopHeaderProps = {
  categories: readonly NavCategory[];
  /** The category one is in, to put the dot under it. */
  hereSlug?: string;
  query?: string;
  /** The number in the cart, in the one width that `cart-count.ts` writes. */
  cartCount?: string;
  currencySwitch?: ReactNode;
  suggestions?: ReactNode;
};

const ICON_LINK =
  "inline-flex min-h-target min-w-target items-center justify-center gap-2 rounded-md px-1 font-semibold hover:bg-white/10";

/** Logo, search, account, cart and the categories. Sticky; links, a form and a `<details>`: needs no script. */
export function ShopHeader(props: ShopHeaderProps) {
  const { categories, hereSlug, query, cartCount, currencySwitch, suggestions } = props;
  return (
    <>
      <header className="cloth sticky top-0 z-40">
        <Container className="flex min-h-16 items-center gap-1 sm:gap-4">
          <PhoneMenu categories={categories} currencySwitch={currencySwitch} />
          <Link href="/" aria-label="Oja, home" className="mr-auto flex min-h-target items-center md:mr-2">
            <Logo className="h-10 [--bead:var(--accent)]" />
          </Link>
          <SearchForm
            id="search-wide"
            className="grow max-md:hidden"
            suggestions={suggestions}
            {...(query === undefined ? {} : { query })}
          />
          <div className="max-md:hidden">{currencySwitch}</div>
          <Link href="/account" prefetch={false} className={ICON_LINK}>
            <User className="size-6" aria-hidden="true" />
            <span className="max-lg:sr-only">Account</span>
          </Link>
          <Link href="/cart" prefetch={false} className={ICON_LINK}>
            <span className="relative">
              <ShoppingBasket className="size-6" aria-hidden="true" />
              {cartCount ? <CartCount>{cartCount}</CartCount> : null}
            </span>
            <span className="max-lg:sr-only">Cart</span>
          </Link>
        </Container>
        <div className="cloth-strip max-md:hidden" />
      </header>
      <div className="cloth md:hidden">
        <SearchForm
          id="search-narrow"
          className="px-gutter pt-1 pb-3"
          suggestions={suggestions}
          {...(query === undefined ? {} : { query })}
        />
        <div className="cloth-strip" />
      </div>
      <CategoryBar categories={categories} hereSlug={hereSlug} />
    </>
  );
}

function CartCount({ children }: { children: string }) {
  return (
    <span
      data-count={children}
      className="cart-count tabular absolute -top-2 -right-2.5 min-w-5 rounded-full bg-accent px-1 text-center text-xs leading-5 font-bold text-on-accent"
    >
      {children}
    </span>
  );
}

function PhoneMenu({ categories, currencySwitch }: Pick<ShopHeaderProps, "categories" | "currencySwitch">) {
  return (
    <details className="group md:hidden">
      <summary className={ICON_LINK}>
        <Menu className="size-6" aria-hidden="true" />
        <span className="sr-only">Menu</span>
      </summary>
      <nav
        aria-label="Menu"
        className="cloth absolute inset-x-0 top-full max-h-[calc(100dvh-4.5rem)] overflow-y-auto px-gutter pb-6 shadow-float"
      >
        <ul className="grid">
          {categories.filter(isStall).map(({ slug, name }) => (
            <li key={slug} className="border-b border-white/15">
              <Link
                href={`/categories/${slug}`}
                prefetch={false}
                className="flex min-h-13 items-center text-lg font-bold"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
        {currencySwitch ? <div className="pt-4">{currencySwitch}</div> : null}
      </nav>
    </details>
  );
}

type CategoryBarProps = { categories: readonly NavCategory[]; hereSlug: string | undefined };

function CategoryBar({ categories, hereSlug }: CategoryBarProps) {
  return (
    <nav aria-label="Categories" className="border-b border-line bg-surface max-md:hidden">
      <Container>
        <ul className="-mx-3 flex flex-wrap">
          {categories.filter(isStall).map(({ slug, name }) => (
            <li key={slug}>
              <Link
                href={`/categories/${slug}`}
                prefetch={false}
                aria-current={slug === hereSlug ? "page" : undefined}
                className="underdot inline-flex min-h-12 items-center px-3 pb-1 font-semibold"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </Container>
    </nav>
  );
}
