import type { ListInput } from "@/server/modules/catalog/contract";

export type Wish = Partial<Omit<ListInput, "currency">> | { readonly suggest: string };

const searches = (...words: readonly string[]): Wish[] => words.map((query) => ({ query }));

/** What is asked, by what makes it easy or hard to answer. */
export const KINDS: readonly { readonly kind: string; readonly wishes: readonly Wish[] }[] = [
  { kind: "everything", wishes: [{}, { sort: "newest" }] },
  { kind: "a category", wishes: [{ category: "textiles" }, { category: "home" }] },
  { kind: "sorted by price", wishes: [{ sort: "price-up" }, { category: "food", sort: "price-down" }] },
  { kind: "a tag", wishes: [{ filters: { tags: ["kola"] } }] },
  { kind: "in stock", wishes: [{ filters: { inStock: true } }] },
  {
    kind: "a price range",
    wishes: [
      { filters: { minMinor: 500_000n, maxMinor: 1_000_000n } },
      { category: "home", filters: { minMinor: 500_000n } },
    ],
  },
  {
    kind: "a search",
    wishes: searches(
      "kola bead",
      "basket",
      "aso oke",
      "necklace coral",
      "indigo wrapper",
      "honey",
      "adire scarf",
    ),
  },
  { kind: "a misspelt search", wishes: searches("neklace", "indgo wraper", "calabsh") },
  { kind: "a search for one SKU", wishes: searches("V-0000123") },
  { kind: "words that thousands have", wishes: searches("indigo", "ma") },
  { kind: "words that all have", wishes: searches("hand", "made by hand in lagos") },
  { kind: "a search that finds nothing", wishes: searches("xyzzyq") },
  { kind: "a search, by price", wishes: [{ query: "indigo", sort: "price-up" }] },
  {
    kind: "suggestions while typing",
    wishes: ["ma", "ind", "text", "neckl"].map((suggest) => ({ suggest })),
  },
];
