import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ChangeSlugInput, ProductStand } from "../contract/edit-product";
import { ProductMoved } from "../events";
import * as repo from "../repo/product-edits";
import { editProduct, standOf } from "./edit-product";

/**
 * Gives a product another address; the old one leads to it from then on. Its own old addresses may be taken back.
 * CONFLICT for the address of another product, and, without `takeOver`, for one that still leads to another.
 */
export const changeSlug = (
  ctx: Ctx<Staff>,
  { slug, takeOver, reason, ...target }: ChangeSlugInput,
): Promise<ProductStand> =>
  editProduct(ctx, target, async (db, product, touch) => {
    if (slug === product.slug) return standOf(product, product.version);
    await checkAddress(db, product.id, { slug, takeOver });
    await repo.takeAddress(db, slug, product.id);
    const version = await repo.saveProduct(db, product.id, { slug }, touch);
    await announce(db, ctx, {
      kind: ProductMoved,
      payload: { productId: product.id },
      change: { subject: product.id, before: { slug: product.slug }, after: { slug }, reason },
    });
    return standOf({ ...product, slug }, version);
  });

async function checkAddress(
  db: Db,
  productId: string,
  { slug, takeOver }: Pick<ChangeSlugInput, "slug" | "takeOver">,
): Promise<void> {
  const owner = await repo.findSlugOwner(db, slug);
  if (!owner || owner.product === productId || (owner.kind === "redirect" && takeOver)) return;
  const message =
    owner.kind === "own"
      ? `${owner.title} has this address already. Choose another.`
      : `This address still leads to ${owner.title}. Choose another, or take it over: old links would then come here.`;
  throw new AppError("CONFLICT", message, { slug: message });
}
