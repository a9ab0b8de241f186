import type { ProductView, VariantView } from "@/server/modules/catalog/contract";

/** The variant that the address names; otherwise the first that can be bought, or just the first. */
export const chooseVariant = (product: ProductView, sku: string | undefined): VariantView | undefined =>
  product.variants.find((variant) => variant.sku === sku) ??
  product.variants.find(({ price, available }) => price !== null && available > 0) ??
  product.variants[0];

export type OptionChoice = {
  readonly value: string;
  readonly sku: string | null;
  readonly isHere: boolean;
  readonly isInStock: boolean;
};

/** For each option its values, each with the variant it leads to while the other options stay as they are. */
export function listChoices(
  product: ProductView,
  here: VariantView,
  ahead: ReadonlySet<string> = new Set(),
): { name: string; choices: OptionChoice[] }[] {
  const fits = (variant: VariantView, wanted: Readonly<Record<string, string>>) =>
    Object.entries(wanted).every(([name, value]) => variant.options[name] === value);
  return product.options.map(({ name, values }) => ({
    name,
    choices: values.map((value) => {
      const variant =
        product.variants.find((candidate) => fits(candidate, { ...here.options, [name]: value })) ??
        product.variants.find((candidate) => fits(candidate, { [name]: value }));
      return {
        value,
        sku: variant?.sku ?? null,
        isHere: here.options[name] === value,
        isInStock: variant !== undefined && (variant.available > 0 || ahead.has(variant.id)),
      };
    }),
  }));
}
