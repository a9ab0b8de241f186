/** A variant as it stands on the shelf. Prices are whole naira and US cents; null: not sold in that currency. */
export type SeedVariant = {
  readonly sku: string;
  /** { Size: "6 yards", Colour: "Indigo" }; empty when there is nothing to choose. */
  readonly options: Readonly<Record<string, string>>;
  readonly naira: number;
  readonly cents: number | null;
  readonly nairaBefore?: number;
  readonly centsBefore?: number;
  readonly grams: number;
  readonly lagos: number;
  readonly london: number;
};

export type SeedProduct = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  /** Keys of prisma/seed/media.json, the first one on the card. */
  readonly pictures: readonly string[];
  readonly variants: readonly SeedVariant[];
};

export type SeedCategory = {
  readonly slug: string;
  readonly name: string;
  readonly blurb: string;
  readonly picture: string;
  readonly products: readonly SeedProduct[];
};
