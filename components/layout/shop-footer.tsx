import Link from "next/link";
import type { ReactNode } from "react";
import { RecentlySeen } from "@/components/catalog/recently-seen";
import { Container } from "./container";
import { Logo } from "./logo";
import { isStall, type NavCategory } from "./shop-header";

type ShopFooterProps = {
  categories: readonly NavCategory[];
  /** A wa.me link; without it the WhatsApp line is left out. */
  whatsappUrl?: string | null;
  currencySwitch?: ReactNode;
};

const LINK = "inline-flex min-h-target items-center text-on-cloth-muted hover:text-on-cloth hover:underline";

/** The last fold of the cloth: where to go, how it is paid, how it travels. */
export function ShopFooter({ categories, whatsappUrl, currencySwitch }: ShopFooterProps) {
  return (
    <>
      <RecentlySeen />
      <footer className="cloth mt-section">
        <div className="cloth-strip" />
        <div className="cloth-adire h-24" aria-hidden="true" />
        <Container className="grid gap-x-8 gap-y-10 py-10 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr_1.4fr]">
          <div>
            <Logo className="h-14 [--bead:var(--accent)]" />
            <p className="mt-4 max-w-80 text-on-cloth-muted">
              Ọjà is Yoruba for market. Cloth, pots, food, books and music, from the people who make them.
            </p>
          </div>
          <nav aria-label="Shop">
            <FooterHeading>The stalls</FooterHeading>
            <ul>
              {categories.filter(isStall).map(({ slug, name }) => (
                <li key={slug}>
                  <FooterLink href={`/categories/${slug}`}>{name}</FooterLink>
                </li>
              ))}
            </ul>
          </nav>
          <nav aria-label="Help">
            <FooterHeading>Help</FooterHeading>
            <ul>
              {whatsappUrl ? (
                <li>
                  <a href={whatsappUrl} className={LINK}>
                    Ask us on WhatsApp
                  </a>
                </li>
              ) : null}
              <li>
                <FooterLink href="/account">Your orders and account</FooterLink>
              </li>
              <li>
                <FooterLink href="/cart">Your cart</FooterLink>
              </li>
              <li>
                <FooterLink href="/search">Search the market</FooterLink>
              </li>
            </ul>
            {currencySwitch ? <div className="mt-3">{currencySwitch}</div> : null}
          </nav>
          <Promises />
        </Container>
      </footer>
    </>
  );
}

function Promises() {
  return (
    <div className="grid content-start gap-6 text-on-cloth-muted">
      <div>
        <FooterHeading>Delivery</FooterHeading>
        <p>All 36 states and Abuja, and to the United Kingdom, the United States and Kenya.</p>
      </div>
      <div>
        <FooterHeading>Paying</FooterHeading>
        <p>In naira by transfer, card or USSD. In dollars by card.</p>
      </div>
    </div>
  );
}

function FooterHeading({ children }: { children: ReactNode }) {
  return <h2 className="mb-1 text-lg text-on-cloth">{children}</h2>;
}

function FooterLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} prefetch={false} className={LINK}>
      {children}
    </Link>
  );
}
