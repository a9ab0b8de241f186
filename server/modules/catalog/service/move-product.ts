import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { Staff, System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ConfirmableEdit, ConfirmableResult, Edit, ProductStand } from "../contract/edit-product";
import { ProductArchived, ProductPublished, ProductRestored, ProductUnpublished } from "../events";
import { moveProduct, type ProductSignal } from "../machine";
import { type EditedProduct, type ProductWrite, saveProduct, type Touch } from "../repo/product-edits";
import { hasPricedVariant, listVariants } from "../repo/variant-edits";
import { editProduct, standOf } from "./edit-product";
import { askWhoHolds } from "./save-variants";

const NEWS = {
  publish: ProductPublished,
  unpublish: ProductUnpublished,
  archive: ProductArchived,
  restore: ProductRestored,
} as const satisfies Record<ProductSignal, object>;

export const REFUSALS: Readonly<Record<ProductSignal, string>> = {
  publish: "Only a draft can go on sale. Restore it from the archive first.",
  unpublish: "This product is not on sale.",
  archive: "This product is in the archive already.",
  restore: "This product is not in the archive.",
};

export const NO_PRICE = "A product needs a variant with a price before it can be sold.";

type Move = {
  readonly product: EditedProduct;
  readonly signal: ProductSignal;
  readonly touch: Touch;
  readonly reason: string;
};

/** Puts a draft on sale. INVALID without a variant that has a price. */
export const publishProduct = (ctx: Ctx<Staff>, { reason, ...target }: Edit): Promise<ProductStand> =>
  editProduct(ctx, target, (db, product, touch) =>
    applySignal(ctx, db, { product, signal: "publish", touch, reason }),
  );

/** Back to a draft, with a yes first when open carts hold it. */
export const unpublishProduct = (ctx: Ctx<Staff>, input: ConfirmableEdit): Promise<ConfirmableResult> =>
  takeOffSale(ctx, input, "unpublish");

/** Out of the way, for good until restored; with a yes first when carts or orders hold it. */
export const archiveProduct = (ctx: Ctx<Staff>, input: ConfirmableEdit): Promise<ConfirmableResult> =>
  takeOffSale(ctx, input, "archive");

/** From the archive, as a draft. */
export const restoreProduct = (ctx: Ctx<Staff>, { reason, ...target }: Edit): Promise<ProductStand> =>
  editProduct(ctx, target, (db, product, touch) =>
    applySignal(ctx, db, { product, signal: "restore", touch, reason }),
  );

const takeOffSale = (
  ctx: Ctx<Staff>,
  { confirm, reason, ...target }: ConfirmableEdit,
  signal: "unpublish" | "archive",
): Promise<ConfirmableResult> =>
  editProduct(ctx, target, async (db, product, touch) => {
    const isOnSale = product.status === "active";
    const question =
      confirm || !isOnSale ? null : await askWhoHolds(db, await listVariants(db, product.id), "this product");
    if (question) return question;
    return { state: "done", product: await applySignal(ctx, db, { product, signal, touch, reason }) };
  });

/** The one way a product changes status: its news is told with it. CONFLICT when the signal leads nowhere from here. */
export async function applySignal(
  ctx: Ctx<Staff | System>,
  db: Db,
  { product, signal, touch, reason }: Move,
): Promise<ProductStand> {
  const to = moveProduct(product.status, signal);
  if (!to) throw new AppError("CONFLICT", REFUSALS[signal]);
  if (to === "active" && !(await hasPricedVariant(db, product.id))) {
    throw new AppError("INVALID", NO_PRICE, { variants: NO_PRICE });
  }
  const version = await saveProduct(
    db,
    product.id,
    { status: to, ...datesAfter(product, signal, touch) },
    touch,
  );
  await announce(db, ctx, {
    kind: NEWS[signal],
    payload: { productId: product.id },
    change: { subject: product.id, before: { status: product.status }, after: { status: to }, reason },
  });
  return standOf({ ...product, status: to }, version);
}

/** A plan that was carried out, or overtaken by hand, is no plan any more. The first day on sale stays. */
function datesAfter({ publishedAt }: EditedProduct, signal: ProductSignal, { at }: Touch): ProductWrite {
  if (signal === "publish") return { publishAt: null, publishedAt: publishedAt ?? at };
  return { publishAt: null, unpublishAt: null };
}
