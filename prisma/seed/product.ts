/** Major units as people write them, such as "18500" or "24.50". Never a float: `minorOf` reads the digits. */
export type Amount = `${number}`;

export type SeedVariant = {
  readonly sku: string;
  /** One value per option of the product; empty when the product has one variant. */
  readonly options: Readonly<Record<string, string>>;
  readonly ngn: Amount;
  /** Left out: not sold in dollars. */
  readonly usd?: Amount;
  /** What it cost before. */
  readonly was?: { readonly ngn?: Amount; readonly usd?: Amount };
  readonly grams: number;
  /** Units on the shelf in Lagos and in London. */
  readonly stock: readonly [lagos: number, london: number];
};

export type SeedProduct = {
  /** Its pictures are `{slug}-1`, `{slug}-2` … in media.json. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly tags: readonly string[];
  readonly variants: readonly [SeedVariant, ...SeedVariant[]];
};

export type SeedCategory = {
  readonly slug: string;
  readonly name: string;
  readonly blurb: string;
  readonly products: readonly SeedProduct[];
};

/** "24.5" → 2450n. Both of the shop's currencies have two decimals. */
export function minorOf(amount: Amount): bigint {
  const found = /^(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (!found) throw new Error(`"${amount}" is not an amount`);
  return BigInt(found[1] ?? "0") * 100n + BigInt((found[2] ?? "").padEnd(2, "0"));
}
