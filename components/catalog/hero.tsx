import { AskLink } from "@/components/concierge/ask-link";
import { Container } from "@/components/layout/container";
import { ButtonLink } from "@/components/ui/button";
import { Picture, type PictureSource } from "@/components/ui/picture";

const ALT =
  "A market stall under a striped awning: hanging adire, folded aso-oke, a painted jar, a basket, a drum, honey and kola nuts";
const WIDE: PictureSource = {
  path: "/media/hero-wide",
  widths: [640, 1080, 1600],
  width: 1600,
  height: 900,
  colour: "#d84a1b",
  alt: ALT,
};
const TALL: PictureSource = {
  path: "/media/hero-tall",
  widths: [320, 640, 1080],
  width: 1080,
  height: 1350,
  colour: "#1d2474",
  alt: ALT,
};

/** The stall one walks up to. Its table and the cloth below it are one indigo. */
export function Hero({ askUrl }: { askUrl: string }) {
  return (
    <section className="cloth cloth-adire grid overflow-hidden md:grid-cols-[1fr_1.15fr] lg:min-h-[34rem]">
      <div className="relative overflow-hidden max-md:aspect-[6/5] md:order-2">
        <Picture
          source={WIDE}
          narrow={TALL}
          sizes="(min-width: 48rem) 60vw, 100vw"
          isFirst
          className="absolute inset-0 h-full object-cover object-top"
        />
      </div>
      <div className="md:order-1 md:flex md:justify-end">
        <Container className="grid content-center gap-5 bg-cloth py-8 md:max-w-[41rem] md:py-16">
          <h1 className="text-5xl">
            Market day,
            <br />
            every day
            <span className="text-accent" aria-hidden="true">
              .
            </span>
          </h1>
          <p className="max-w-[30rem] text-lg text-on-cloth-muted">
            Ọjà is Yoruba for market. Cloth off the loom, pots off the wheel, oil, books and drums: from the
            hands that make them to your door.
          </p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/search" variant="lamp" size="lg">
              Walk the market
            </ButtonLink>
            <AskLink url={askUrl} size="lg" variant="cloth">
              Ask a person
            </AskLink>
          </div>
        </Container>
      </div>
    </section>
  );
}
