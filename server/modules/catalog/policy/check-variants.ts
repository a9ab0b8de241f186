import {
  MOST_OPTIONS,
  MOST_VALUES,
  MOST_VARIANTS,
  type OptionDraft,
  type SaveVariantsInput,
  type VariantDraft,
} from "../contract/edit-product";

export type Problem = readonly [path: string, message: string];
type Grid = Pick<SaveVariantsInput, "options" | "variants">;

/** All that is wrong with a grid of variants, each with the path of the cell and what to do. */
export function checkGrid(grid: Grid): Problem[] {
  return [
    ...checkOptions(grid),
    ...checkCombinations(grid),
    ...repeats(grid.variants, "id", "This variant is here twice"),
    ...repeats(grid.variants, "sku", "Another variant here has this SKU"),
    ...repeats(grid.variants, "barcode", "Another variant here has this barcode"),
    ...grid.variants.flatMap((variant, place) => [...checkPrices(variant, place)]),
  ];
}

function* checkOptions({ options, variants }: Grid): Generator<Problem> {
  const active = variants.filter(({ status }) => status === "active");
  if (active.length > MOST_VARIANTS)
    yield ["variants", `A product can have ${MOST_VARIANTS} variants at most; these are ${active.length}`];
  if (options.length > MOST_OPTIONS) yield ["options", `A product can have ${MOST_OPTIONS} options at most`];
  for (const [place, { name, values }] of options.entries()) {
    if (options.findIndex((other) => isSame(other.name, name)) < place)
      yield [`options.${place}.name`, `There is another option called ${name}`];
    if (values.length > MOST_VALUES)
      yield [`options.${place}.values`, `An option can have ${MOST_VALUES} values at most`];
    for (const [at, value] of values.entries()) {
      if (values.findIndex((other) => isSame(other, value)) < at)
        yield [`options.${place}.values.${at}`, `${value} is here twice`];
      else if (!active.some((variant) => variant.options[name] === value))
        yield [`options.${place}.values.${at}`, `No variant is ${value}: add one, or take the value away`];
    }
  }
}

function* checkCombinations({ options, variants }: Grid): Generator<Problem> {
  const seen = new Map<string, number>();
  for (const [place, variant] of variants.entries()) {
    if (variant.status !== "active") continue;
    const problem = checkChoices(variant, options);
    if (problem) yield [`variants.${place}.options`, problem];
    const combination = JSON.stringify(options.map(({ name }) => variant.options[name]));
    const first = seen.get(combination);
    if (first === undefined) seen.set(combination, place);
    else yield [`variants.${place}.options`, twin(variant, options, first)];
  }
}

const twin = (variant: VariantDraft, options: readonly OptionDraft[], first: number): string =>
  options.length === 0
    ? "Without options there can be one variant only"
    : `Row ${first + 1} is ${titleOf(variant, options)} too`;

function checkChoices(variant: VariantDraft, options: readonly OptionDraft[]): string | null {
  for (const { name, values } of options) {
    const value = variant.options[name];
    if (value === undefined || value === "") return `Choose a ${name} for this variant`;
    if (!values.includes(value)) return `${value} is not among the values of ${name}`;
  }
  const strange = Object.keys(variant.options).find(
    (name) => !options.some((option) => option.name === name),
  );
  return strange === undefined ? null : `There is no option called ${strange}`;
}

/** What is wrong with the prices of one variant. */
export function* checkPrices({ prices }: Pick<VariantDraft, "prices">, place: number): Generator<Problem> {
  for (const [at, { currency, minor, compareAtMinor }] of prices.entries()) {
    const path = `variants.${place}.prices.${at}`;
    if (minor <= 0n) yield [`${path}.minor`, "A price is more than nothing"];
    if (compareAtMinor !== null && compareAtMinor <= minor)
      yield [`${path}.compareAtMinor`, "The price before must be higher than the price now"];
    if (prices.findIndex((other) => other.currency === currency) < at)
      yield [`${path}.currency`, `There is another price in ${currency}`];
  }
}

function* repeats(
  variants: readonly VariantDraft[],
  field: "id" | "sku" | "barcode",
  message: string,
): Generator<Problem> {
  const seen = new Set<string>();
  for (const [place, variant] of variants.entries()) {
    const value = variant[field];
    if (value === undefined || value === null) continue;
    // SKUs are one in any case; barcodes and ids are what they are.
    const key = field === "sku" ? value.toLowerCase() : value;
    if (seen.has(key)) yield [`variants.${place}.${field}`, message];
    seen.add(key);
  }
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** "Indigo / 6 yards"; empty for the only variant. */
export const titleOf = (
  variant: Pick<VariantDraft, "options">,
  options: readonly Pick<OptionDraft, "name">[],
): string =>
  options
    .map(({ name }) => variant.options[name])
    .filter(Boolean)
    .join(" / ");
