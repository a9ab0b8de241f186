import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { moveProduct, type ProductSignal } from "../machine";
import { findForEditor } from "../repo/product-editor";
import { type EditedProduct, lockProduct } from "../repo/product-edits";
import { hasPricedVariant, listVariants } from "../repo/variant-edits";
import { touchOf } from "./edit-product";
import { applySignal, NO_PRICE, REFUSALS } from "./move-product";
import { askWhoHolds } from "./save-variants";

const GONE = "There is no such product any more.";
const REASON = "One of many";

/** Why a product cannot make this move among many, in words; null when it can. What people hold needs a yes of its own. */
export async function checkMove(
  { db }: Ctx<Staff>,
  id: string,
  signal: ProductSignal,
): Promise<string | null> {
  const product = await findForEditor(db, id);
  return product ? refusalOf(db, product, signal) : GONE;
}

/** Moves one product in the caller's transaction. CONFLICT with the words of `checkMove` when it cannot. */
export async function moveOneOfMany(
  ctx: Ctx<Staff>,
  db: Db,
  { id, signal }: { readonly id: string; readonly signal: ProductSignal },
): Promise<void> {
  const product = await lockProduct(db, id);
  if (!product) throw new AppError("NOT_FOUND", GONE);
  const refusal = await refusalOf(db, product, signal);
  if (refusal) throw new AppError("CONFLICT", refusal);
  await applySignal(ctx, db, { product, signal, touch: touchOf(ctx), reason: REASON });
}

async function refusalOf(
  db: Db,
  { id, status }: Pick<EditedProduct, "id" | "status">,
  signal: ProductSignal,
): Promise<string | null> {
  if (!moveProduct(status, signal)) return REFUSALS[signal];
  if (signal === "publish") return (await hasPricedVariant(db, id)) ? null : NO_PRICE;
  if (status !== "active") return null;
  const question = await askWhoHolds(db, await listVariants(db, id), "this product");
  return question && question.message.replace(/ Take it off sale\?$/, " Open it, and say yes there.");
}
