import { BadgeCheck, HandCoins, MessageCircle, Truck } from "lucide-react";
import type { ReactNode } from "react";
import { Container } from "@/components/layout/container";

type PromisesProps = {
  /** "₦2,500" and "₦120,000", when they are known. */
  deliveryFrom: string | null;
  freeFrom: string | null;
  askUrl: string;
};

/** How it works here, before anyone has to ask. */
export function Promises({ deliveryFrom, freeFrom, askUrl }: PromisesProps) {
  return (
    <section className="mt-section bg-accent text-on-accent" aria-labelledby="promises">
      <Container className="grid gap-8 py-10 lg:py-14">
        <h2 id="promises" className="text-3xl">
          How it goes here
        </h2>
        <ul className="grid gap-x-8 gap-y-7 sm:grid-cols-2 lg:grid-cols-4">
          <OnePromise
            icon={<HandCoins className="size-8" aria-hidden="true" />}
            title="Pay as you are used to"
          >
            By transfer, card or USSD in naira, by card in dollars. Not debited twice, not even when the
            network drops.
          </OnePromise>
          <OnePromise icon={<Truck className="size-8" aria-hidden="true" />} title="It comes to your door">
            All 36 states and Abuja{deliveryFrom ? `, from ${deliveryFrom}` : ""}
            {freeFrom ? `, free from ${freeFrom}` : ""}. Abroad to London, New York and Nairobi.
          </OnePromise>
          <OnePromise
            icon={<BadgeCheck className="size-8" aria-hidden="true" />}
            title="Not right? Back it goes"
          >
            Tell us within 7 days of its arrival. We take it back and return your money.
          </OnePromise>
          <OnePromise icon={<MessageCircle className="size-8" aria-hidden="true" />} title="A person answers">
            <a href={askUrl} className="font-semibold underline underline-offset-4">
              Write on WhatsApp
            </a>{" "}
            about a cloth, a size or an order. We see the same cart that you do.
          </OnePromise>
        </ul>
      </Container>
    </section>
  );
}

type PromiseProps = { icon: ReactNode; title: string; children: ReactNode };

function OnePromise({ icon, title, children }: PromiseProps) {
  return (
    <li className="grid content-start gap-2">
      {icon}
      <h3 className="text-xl">{title}</h3>
      <p>{children}</p>
    </li>
  );
}
