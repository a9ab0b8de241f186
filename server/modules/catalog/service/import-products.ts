import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { actorName, type Staff } from "@/server/shared/actor";
import type { ProductId, VariantId } from "@/server/shared/id";
import type { AttributeDefinition } from "../contract/attributes";
import type { ImportedProduct, ImportOutcome, ImportProblem } from "../contract/import-products";
import { readableValue, type TypedValue } from "../policy/attribute-values";
import { planGrid, planStatus, planTexts, planValues } from "../policy/plan-import";
import { listDefinitions } from "../repo/attributes";
import * as repo from "../repo/import-products";
import { describeImport, isChanged, type ProductPlan, tallyOf } from "./describe-import";

/**
 * Writes some products of a file in the caller's transaction, by the rules of the editor; dry, it only says what it would
 * do. A product with a problem is left alone as a whole. A product is known by its address, a variant by its SKU; what a
 * file does not speak of stays. Who has a changed product open is told so when they save. Throws what the database refuses.
 */
export async function importProducts(
  ctx: Ctx<Staff>,
  db: Db,
  { products, isDry }: { readonly products: readonly ImportedProduct[]; readonly isDry: boolean },
): Promise<ImportOutcome> {
  const ground = await survey(db, products, isDry);
  const problems: ImportProblem[] = [];
  const plans = products.flatMap((product) => {
    const own: ImportProblem[] = [];
    const plan = planProduct(ctx, product, { ground, problems: own });
    problems.push(...own);
    return own.length === 0 && plan && !product.isLeft ? [plan] : [];
  });
  const changed = plans.filter(isChanged);
  if (!isDry && changed.length > 0) await write(ctx, db, { plans: changed, definitions: ground.definitions });
  const variants = plans.flatMap(({ grid }) =>
    grid.all.map(({ sku, id }) => [sku.toLowerCase(), id] as const),
  );
  return {
    problems,
    tally: { ...tallyOf(plans), productsLeft: products.length - plans.length },
    variants: new Map<string, VariantId>(variants),
    ...describeImport(changed),
  };
}

type Ground = {
  readonly addresses: ReadonlyMap<string, string>;
  readonly standing: ReadonlyMap<string, repo.Standing>;
  readonly bySku: ReadonlyMap<string, repo.SkuOwner>;
  readonly byBarcode: ReadonlyMap<string, repo.SkuOwner>;
  readonly definitions: readonly AttributeDefinition[];
};

async function survey(db: Db, products: readonly ImportedProduct[], isDry: boolean): Promise<Ground> {
  const slugs = products.map(({ slug }) => slug);
  const addresses = new Map((await repo.listAddresses(db, slugs)).map(({ slug, id }) => [slug, id]));
  const ids = [...new Set(addresses.values())];
  if (!isDry) await repo.holdProducts(db, ids);
  const variants = products.flatMap((product) => product.variants);
  const owners = await repo.listOwners(db, {
    skus: variants.map(({ sku }) => sku),
    barcodes: variants.flatMap(({ draft }) => draft.barcode ?? []),
  });
  return {
    addresses,
    standing: await repo.listStanding(db, ids),
    bySku: new Map(owners.map((owner) => [owner.sku, owner])),
    byBarcode: new Map(owners.flatMap((owner) => (owner.barcode ? [[owner.barcode, owner] as const] : []))),
    definitions: await listDefinitions(db),
  };
}

type Around = { readonly ground: Ground; readonly problems: ImportProblem[] };

function planProduct(
  ctx: Ctx<Staff>,
  product: ImportedProduct,
  { ground, problems }: Around,
): ProductPlan | null {
  const refuse = (row: number, column: string, words: string): void => {
    problems.push({ row, column, words });
  };
  const id = ground.addresses.get(product.slug);
  const standing = id === undefined ? null : (ground.standing.get(id) ?? null);
  if (standing && standing.product.slug !== product.slug) {
    refuse(
      product.row,
      "handle",
      `This is an old address of ${standing.product.title}, which is now at ${standing.product.slug}`,
    );
    return null;
  }
  const texts = planTexts(product, standing?.product ?? null, refuse);
  checkNew(product, standing, refuse);
  const from = standing?.product.status ?? "draft";
  const status = planStatus(product, from, refuse);
  const values = planValues(product, standing?.values ?? [], { definitions: ground.definitions, refuse });
  checkOwners(product, standing, { ground, refuse });
  const options = standing?.product.options ?? [];
  const grid = planGrid(product, {
    options,
    variants: standing?.variants ?? [],
    newId: () => newId<VariantId>("variant", ctx.clock()),
    refuse,
  });
  const canBeBought = grid.all.some((variant) => variant.status === "active" && variant.prices.length > 0);
  const isTouched = status !== from || grid.changed.length > 0;
  if (status === "active" && isTouched && !canBeBought)
    refuse(product.row, "status", "A product needs a variant with a price before it can be on sale");
  const base = standing?.product ?? {
    ...BLANK,
    id: newId<ProductId>("product", ctx.clock()),
    slug: product.slug,
  };
  const next = { ...toRow(base), ...texts, options: grid.options, status } as repo.ProductRow;
  const areTextsChanged = Object.keys(texts).length > 0 || grid.options !== options;
  return { given: product, standing, next, areTextsChanged, values, grid };
}

type Refuse = (row: number, column: string, words: string) => void;

const BLANK = {
  title: "",
  summary: "",
  description: "",
  categoryId: "",
  tags: [],
  seoTitle: "",
  seoDescription: "",
};

const toRow = (
  product: Omit<repo.ProductRow, "options" | "status">,
): Omit<repo.ProductRow, "options" | "status"> => ({
  id: product.id,
  slug: product.slug,
  title: product.title,
  summary: product.summary,
  description: product.description,
  categoryId: product.categoryId,
  tags: product.tags,
  seoTitle: product.seoTitle,
  seoDescription: product.seoDescription,
});

function checkNew({ row, texts }: ImportedProduct, standing: repo.Standing | null, refuse: Refuse): void {
  if (standing) return;
  if (texts.title === undefined) refuse(row, "title", "Give the product a title");
  if (texts.categoryId === undefined)
    refuse(row, "category", "Say in which category this new product stands");
}

function checkOwners(
  { variants }: ImportedProduct,
  standing: repo.Standing | null,
  { ground, refuse }: { readonly ground: Ground; readonly refuse: Refuse },
): void {
  const own = standing?.product.id;
  for (const { row, sku, draft } of variants) {
    const bySku = ground.bySku.get(sku.toLowerCase());
    if (bySku && bySku.productId !== own) refuse(row, "sku", `${bySku.title} has the SKU ${sku} already`);
    const byBarcode = draft.barcode ? ground.byBarcode.get(draft.barcode) : undefined;
    if (byBarcode && byBarcode.productId !== own)
      refuse(row, "barcode", `${byBarcode.title} has the barcode ${draft.barcode} already`);
  }
}

type Writing = {
  readonly plans: readonly ProductPlan[];
  readonly definitions: readonly AttributeDefinition[];
};

async function write(ctx: Ctx<Staff>, db: Db, { plans, definitions }: Writing): Promise<void> {
  const touch = { at: ctx.clock(), by: actorName(ctx.actor) };
  const isNew = ({ standing }: ProductPlan): boolean => standing === null;
  const rowsOf = (some: readonly ProductPlan[]): repo.ProductRow[] => some.map(({ next }) => next);
  await repo.addProducts(db, rowsOf(plans.filter(isNew)), touch);
  const old = plans.filter((plan) => !isNew(plan));
  await repo.touchProducts(
    db,
    old.map(({ next }) => next.id),
    touch,
  );
  await repo.saveTexts(db, rowsOf(old.filter(({ areTextsChanged }) => areTextsChanged)));
  const changed = plans.flatMap(({ next, grid }) =>
    grid.changed.map((variant) => ({ ...variant, productId: next.id })),
  );
  await repo.saveVariantRows(
    db,
    changed.map(({ prices: _, ...variant }) => variant),
  );
  await repo.savePriceRows(
    db,
    changed.flatMap(({ id, prices }) => prices.map((price) => ({ ...price, variantId: id }))),
  );
  await repo.saveAttributes(
    db,
    plans.flatMap(({ next: { id }, values }) =>
      values === null ? [] : [{ id, values, words: values.map((value) => inWords(value, definitions)) }],
    ),
  );
  await repo.saveStatuses(db, rowsOf(plans), touch.at);
}

function inWords(
  value: TypedValue,
  definitions: readonly AttributeDefinition[],
): { name: string; value: string } {
  const definition = definitions.find(({ key }) => key === value.key);
  return { name: definition?.label ?? value.key, value: readableValue(value, definition?.unit ?? null) };
}
