import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ProductStand, ScheduleInput } from "../contract/edit-product";
import { ProductScheduled } from "../events";
import { type EditedProduct, saveProduct } from "../repo/product-edits";
import { hasPricedVariant } from "../repo/variant-edits";
import { differenceOf } from "./describe-change";
import { editProduct, standOf } from "./edit-product";

/**
 * Plans when a draft goes on sale and when a product comes off it, to the minute; null takes the plan away.
 * INVALID for a moment that has passed, an end before its start, and a product that could not be sold.
 */
export const scheduleProduct = (
  ctx: Ctx<Staff>,
  { publishAt, unpublishAt, reason, ...target }: ScheduleInput,
): Promise<ProductStand> =>
  editProduct(ctx, target, async (db, product, touch) => {
    const problem = problemWith(product, { publishAt, unpublishAt }, touch.at);
    if (problem) throw new AppError("INVALID", problem[1], { [problem[0]]: problem[1] });
    if (publishAt && !(await hasPricedVariant(db, product.id))) {
      const message = "Give it a variant with a price first: there would be nothing to sell.";
      throw new AppError("INVALID", message, { publishAt: message });
    }
    const difference = differenceOf(describe(product), describe({ publishAt, unpublishAt }));
    if (Object.keys(difference.after).length === 0) return standOf(product, product.version);
    const version = await saveProduct(db, product.id, { publishAt, unpublishAt }, touch);
    await announce(db, ctx, {
      kind: ProductScheduled,
      payload: { productId: product.id },
      change: { subject: product.id, ...difference, reason },
    });
    return standOf(product, version);
  });

type Plan = Pick<EditedProduct, "publishAt" | "unpublishAt">;

function problemWith(
  { status }: EditedProduct,
  { publishAt, unpublishAt }: Plan,
  now: Date,
): readonly [field: string, message: string] | null {
  if (publishAt && status !== "draft")
    return [
      "publishAt",
      status === "active" ? "It is on sale already." : "Restore it from the archive first.",
    ];
  if (unpublishAt && status === "archived") return ["unpublishAt", "Restore it from the archive first."];
  if (publishAt && publishAt <= now)
    return ["publishAt", "That moment has passed. Publish it now, or choose a later one."];
  if (unpublishAt && unpublishAt <= now)
    return ["unpublishAt", "That moment has passed. Unpublish it now, or choose a later one."];
  if (publishAt && unpublishAt && unpublishAt <= publishAt)
    return ["unpublishAt", "It must come off sale after it goes on sale."];
  if (unpublishAt && !publishAt && status === "draft")
    return ["publishAt", "Say when it goes on sale, or publish it first."];
  return null;
}

const describe = ({ publishAt, unpublishAt }: Plan) => ({
  publishAt: publishAt?.toISOString() ?? null,
  unpublishAt: unpublishAt?.toISOString() ?? null,
});
