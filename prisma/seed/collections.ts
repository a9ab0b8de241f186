import type { SORTS } from "@/server/modules/catalog/contract";
import type { Rule } from "@/server/modules/catalog/contract/collections";

export type SeedCollection = {
  readonly slug: string;
  readonly title: string;
  readonly blurb: string;
  /** A picture of media.json. */
  readonly picture: string;
  readonly sort?: (typeof SORTS)[number];
  /** Either the products in their order, or what chooses them. */
  readonly products?: readonly string[];
  readonly rule?: Rule;
};

/** Things from different stalls that belong side by side: two chosen by hand, two by rule. */
export const COLLECTIONS: readonly SeedCollection[] = [
  {
    slug: "wedding-season",
    title: "Wedding season",
    blurb: "Cloth that stands when you sit, and what goes with it.",
    picture: "aso-oke-alaari-1",
    products: [
      "aso-oke-alaari",
      "aso-oke-sanyan",
      "aso-oke-etu",
      "akwete-wrapper",
      "gele-one",
      "osun-camwood-polish",
      "turaren-wuta-incense",
      "palm-wine-cups",
    ],
  },
  {
    slug: "small-gifts",
    title: "Small gifts",
    blurb: "Under ₦20,000, and nobody will guess it.",
    picture: "zobo-hibiscus-1",
    sort: "price-up",
    rule: {
      match: "all",
      conditions: [
        { field: "tag", tag: "gift" },
        { field: "price", currency: "NGN", min: null, max: "2000000" },
        { field: "stock", is: "in" },
      ],
    },
  },
  {
    slug: "a-room-in-lagos",
    title: "A room in Lagos",
    blurb: "A stool, a lamp, a yellow bus on the wall, and something to read.",
    picture: "danfo-yellow-1",
    products: [
      "apoti-carved-stool",
      "danfo-yellow",
      "pierced-calabash-lamp",
      "third-bridge-evening",
      "eni-woven-mat",
      "adire-cushion-cover",
      "the-lagoon-keeps-time",
      "night-bus-benin-bypass",
      "gourd-vase",
    ],
  },
  {
    slug: "out-of-the-indigo-pot",
    title: "Out of the indigo pot",
    blurb: "Everything blue: cloth, bowls, prints and the book about it.",
    picture: "adire-oniko-moons-1",
    rule: {
      match: "any",
      conditions: [
        { field: "tag", tag: "indigo" },
        { field: "tag", tag: "adire" },
      ],
    },
  },
];
