import { SumLines } from "@/components/cart/sum-lines";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Card } from "@/components/ui/card";
import { Definitions } from "@/components/ui/definitions";
import { LoadMore } from "@/components/ui/load-more";
import { Picture } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import { TextLink } from "@/components/ui/text-link";
import { money } from "@/server/shared/money";
import { Specimen } from "./specimen";

const PICTURE = {
  path: "/media/adire-eleko-ibadandun-1",
  widths: [320, 640, 1080],
  width: 1080,
  height: 1350,
  colour: "#f8a818",
  alt: "Indigo adire cloth on a line",
};

/** What is for sale, and what it comes to. */
export function Goods({ theme }: { theme: string }) {
  return (
    <>
      <Specimen name="Price: plain, from, reduced, in dollars, three sizes">
        <Price amount={money(500_000n, "NGN")} />
        <Price amount={money(500_000n, "NGN")} isFrom size="sm" />
        <Price amount={money(450_050n, "NGN")} compareAt={money(500_000n, "NGN")} size="lg" />
        <Price amount={money(1_000n, "USD")} />
      </Specimen>
      <Specimen name="Picture: its colour holds the place">
        <div className="w-48 overflow-hidden rounded-lg">
          <Picture source={PICTURE} sizes="12rem" className="aspect-4/5 object-cover" />
        </div>
      </Specimen>
      <Specimen name="Card, definitions, sum">
        <Card title="What it comes to" action={<TextLink href="/styleguide">Change it</TextLink>}>
          <SumLines
            steps={[
              { label: "Honey × 2", amount: "₦10,000" },
              { label: "Standard delivery, Lagos", amount: "₦2,500" },
            ]}
            total={{ label: "You pay", amount: "₦12,500" }}
          />
        </Card>
        <Definitions
          items={[
            { term: "Material", value: "100% cotton, natural indigo" },
            { term: "Made in", value: "Abẹ́òkúta, Ogun" },
          ]}
        />
      </Specimen>
      <Specimen name="The way up, the way on">
        <Breadcrumb
          crumbs={[
            { name: "Home", href: "/" },
            { name: "Cloth", href: "/categories/textiles" },
          ]}
          here={`Àdìrẹ, ${theme}`}
        />
        <LoadMore href="/styleguide?more" shown={24} total={48} things="things" />
      </Specimen>
    </>
  );
}
