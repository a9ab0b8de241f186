import type { Ctx } from "@/server/context";
import { listActivityAbout } from "@/server/modules/activity/service";
import { readNames } from "@/server/modules/auth/service";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ProductId } from "@/server/shared/id";
import type { ShopCurrency } from "@/server/shared/money";
import type { ProductView } from "../contract";
import type { EditorAttribute, EditorProduct, EditorVariant, HistoryRow } from "../contract/staff-products";
import { formValue } from "../policy/attribute-values";
import { listDefinitions, listValues } from "../repo/attributes";
import { findForEditor, readStock } from "../repo/product-editor";
import { countInUse } from "../repo/product-edits";
import { findPreview } from "../repo/products";
import { listVariants } from "../repo/variant-edits";
import { showVariant } from "./decide-price";

const HISTORY = 50;

/** Everything that the editor of a product shows; NOT_FOUND when there is none. */
export async function readEditor(ctx: Ctx<Staff>, id: ProductId): Promise<EditorProduct> {
  const { db } = ctx;
  const product = await findForEditor(db, id);
  if (!product) throw new AppError("NOT_FOUND", "There is no such product.");
  const [variants, attributes, history] = await Promise.all([
    describeVariants(ctx, id),
    describeAttributes(ctx, id),
    readHistory(ctx, id),
  ]);
  const { carts } = await countInUse(
    db,
    variants.map((variant) => variant.id),
  );
  const who = await namesOf(ctx, [product.updatedBy]);
  return {
    ...product,
    ...attributes,
    variants,
    updatedBy: product.updatedBy && who(product.updatedBy),
    openCarts: carts,
    history,
  };
}

/** The page of a product as a shopper would see it, whatever its status. */
export async function previewProduct(
  { db, clock }: Ctx<Staff>,
  { id, currency }: { readonly id: ProductId; readonly currency: ShopCurrency },
): Promise<ProductView> {
  const view = await findPreview(db, id, { currency, at: clock(), customerId: null });
  if (!view) throw new AppError("NOT_FOUND", "There is no such product.");
  return { ...view, variants: view.variants.map(showVariant) };
}

async function describeVariants({ db }: Ctx<Staff>, id: ProductId): Promise<EditorVariant[]> {
  const variants = await listVariants(db, id);
  const stock = await readStock(
    db,
    variants.map((variant) => variant.id),
  );
  return variants.map(({ position: _, prices, ...variant }) => ({
    ...variant,
    ...(stock.get(variant.id) ?? { onHand: 0, reserved: 0 }),
    prices: prices.map(({ rateId: __, ...price }) => price),
  }));
}

async function describeAttributes(
  { db }: Ctx<Staff>,
  id: ProductId,
): Promise<Pick<EditorProduct, "attributes" | "definitions">> {
  const [definitions, values] = await Promise.all([listDefinitions(db), listValues(db, id)]);
  const attributes = values.flatMap((value): EditorAttribute[] => {
    const definition = definitions.find(({ key }) => key === value.key);
    if (!definition) return [];
    const { key, label, type, unit } = definition;
    return [{ key, label, type, unit, value: formValue(value) }];
  });
  return { definitions, attributes };
}

async function readHistory(ctx: Ctx<Staff>, id: ProductId): Promise<HistoryRow[]> {
  const rows = await listActivityAbout(ctx, id, HISTORY);
  const who = await namesOf(
    ctx,
    rows.map(({ actor }) => actor),
  );
  return rows.map(({ actor, subject: _, requestId: __, address: ___, ...row }) => ({
    ...row,
    who: who(actor),
  }));
}

/** What to call people and the house itself in a history. */
async function namesOf(ctx: Ctx<Staff>, actors: readonly string[]): Promise<(actor: string) => string> {
  const idOf = (actor: string) => /^staff:(usr_.+)$/.exec(actor)?.[1] ?? "";
  const names = await readNames(ctx, [...new Set(actors.map(idOf).filter(Boolean))]);
  return (actor) => (idOf(actor) ? (names.get(idOf(actor)) ?? "Somebody whose account is gone") : "Oja");
}
