import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import type {
  ConfirmableResult,
  PriceDraft,
  ProductStand,
  SaveVariantsInput,
  VariantDraft,
} from "../contract/edit-product";
import type { KeptPrice, KeptVariant } from "../contract/kept-variant";
import { VariantsSaved } from "../events";
import { checkGrid, type Problem, titleOf } from "../policy/check-variants";
import { countInUse, type EditedProduct, saveProduct, type Touch } from "../repo/product-edits";
import * as repo from "../repo/variant-edits";
import { describeVariants, differenceOf } from "./describe-change";
import { editProduct, standOf } from "./edit-product";

/**
 * Saves options and variants as one grid. INVALID names every wrong cell (`variants.2.sku`); CONFLICT for a SKU or barcode
 * of another product. Variants may be archived while carts or orders hold them, once somebody confirms that: carts then
 * say so to the shopper, orders keep their line and their stock.
 */
export const saveVariants = (ctx: Ctx<Staff>, input: SaveVariantsInput): Promise<ConfirmableResult> => {
  refuse("INVALID", checkGrid(input));
  return editProduct(ctx, input, async (db, product, touch) => {
    const before = await repo.listVariants(db, product.id);
    refuse("INVALID", checkOwn(input.variants, before));
    refuse("CONFLICT", await findTaken(db, product.id, input.variants));
    const after = planVariants(input, before, touch);
    refuse("INVALID", checkCanBeBought(product, after));
    const question = input.confirm ? null : await askAbout(db, before, after);
    if (question) return question;
    return { state: "done", product: await writeGrid(ctx, db, { input, product, touch, before, after }) };
  });
};

type Grid = {
  readonly input: SaveVariantsInput;
  readonly product: EditedProduct;
  readonly touch: Touch;
  readonly before: readonly KeptVariant[];
  readonly after: readonly KeptVariant[];
};

async function writeGrid(
  ctx: Ctx<Staff>,
  db: Db,
  { input, product, touch, before, after }: Grid,
): Promise<ProductStand> {
  const difference = differenceOf(
    { options: product.options.map(({ name, values }) => ({ name, values })), ...describeVariants(before) },
    { options: input.options, ...describeVariants(after) },
  );
  if (Object.keys(difference.after).length === 0) return standOf(product, product.version);
  await repo.saveVariants(db, product.id, after);
  const version = await saveProduct(db, product.id, { options: input.options }, touch);
  await announce(db, ctx, {
    kind: VariantsSaved,
    payload: { productId: product.id },
    change: { subject: product.id, ...difference, reason: input.reason },
  });
  return standOf(product, version);
}

/** The grid in its order, then the variants that it leaves out, archived. */
function planVariants(
  { options, variants }: SaveVariantsInput,
  before: readonly KeptVariant[],
  { at }: Touch,
): KeptVariant[] {
  const known = new Map(before.map((variant) => [variant.id, variant]));
  const planned = variants.map(({ id, prices, ...draft }, position): KeptVariant => {
    const kept = id === undefined ? undefined : known.get(id);
    return {
      ...draft,
      id: id ?? newId<VariantId>("variant", at),
      title: titleOf(draft, options),
      position,
      prices: prices
        .map((price) => planPrice(price, kept))
        .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    };
  });
  const named = new Set(planned.map(({ id }) => id));
  const left = before.filter(({ id }) => !named.has(id));
  return [
    ...planned,
    ...left.map(
      (variant, place): KeptVariant => ({
        ...variant,
        status: "archived",
        position: planned.length + place,
      }),
    ),
  ];
}

/** A filled price stays one only while it is handed back as it was; any other amount is a person's. */
function planPrice(price: PriceDraft, kept: KeptVariant | undefined): KeptPrice {
  const last = kept?.prices.find(({ currency }) => currency === price.currency);
  const isUntouched =
    price.source === "filled" &&
    last?.source === "filled" &&
    last.minor === price.minor &&
    last.compareAtMinor === price.compareAtMinor;
  return isUntouched ? last : { ...price, source: "manual", rateId: null };
}

function* checkOwn(drafts: readonly VariantDraft[], before: readonly KeptVariant[]): Generator<Problem> {
  const known = new Set<string>(before.map(({ id }) => id));
  for (const [place, { id }] of drafts.entries())
    if (id !== undefined && !known.has(id))
      yield [`variants.${place}.id`, "This is not a variant of this product"];
}

async function findTaken(db: Db, productId: string, drafts: readonly VariantDraft[]): Promise<Problem[]> {
  const taken = await repo.listTaken(db, productId, {
    skus: drafts.map(({ sku }) => sku),
    barcodes: drafts.flatMap(({ barcode }) => barcode ?? []),
  });
  return drafts.flatMap(({ sku, barcode }, place) => [
    ...taken
      .filter((other) => other.sku === sku.toLowerCase())
      .map(({ title }): Problem => [`variants.${place}.sku`, `${title} has the SKU ${sku} already`]),
    ...taken
      .filter((other) => barcode !== null && other.barcode === barcode)
      .map(
        ({ title }): Problem => [`variants.${place}.barcode`, `${title} has the barcode ${barcode} already`],
      ),
  ]);
}

function checkCanBeBought({ status }: EditedProduct, after: readonly KeptVariant[]): Problem[] {
  const canBe = after.some((variant) => variant.status === "active" && variant.prices.length > 0);
  if (status !== "active" || canBe) return [];
  return [
    [
      "variants",
      "This product is on sale, so it needs a variant with a price. Unpublish it first, or keep one.",
    ],
  ];
}

async function askAbout(
  db: Db,
  before: readonly KeptVariant[],
  after: readonly KeptVariant[],
): Promise<ConfirmableResult | null> {
  const was = new Set(before.filter(({ status }) => status === "active").map(({ id }) => id));
  const leaving = after.filter(({ id, status }) => status === "archived" && was.has(id));
  return askWhoHolds(db, leaving, leaving.length === 1 ? "this variant" : "these variants");
}

/** Asks for a yes when people hold what goes off sale; null when nobody does. */
export async function askWhoHolds(
  db: Db,
  leaving: readonly { readonly id: VariantId }[],
  what: string,
): Promise<Extract<ConfirmableResult, { state: "confirm" }> | null> {
  if (leaving.length === 0) return null;
  const { carts, reserved } = await countInUse(
    db,
    leaving.map(({ id }) => id),
  );
  if (carts === 0 && reserved === 0) return null;
  const holders = [
    carts > 0 && `${carts} open ${carts === 1 ? "cart holds" : "carts hold"} ${what}`,
    reserved > 0 && `${reserved} ${reserved === 1 ? "piece is" : "pieces are"} put aside for orders`,
  ].filter((part) => part !== false);
  const message = `${holders.join(" and ")}. Shoppers could not buy it any more; orders that were placed go ahead. Take it off sale?`;
  return { state: "confirm", carts, reserved, message };
}

function refuse(code: "INVALID" | "CONFLICT", problems: Iterable<Problem>): void {
  const fields = Object.fromEntries(problems);
  const [first] = Object.values(fields);
  if (first !== undefined) throw new AppError(code, `${first}.`.replace(/([.?])\.$/, "$1"), fields);
}
