import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { CategoryNode, EndCategoryInput, RestoreCategoryInput } from "../contract/categories";
import { CategoryArchived, CategoryRemoved, CategoryRestored } from "../events";
import * as repo from "../repo/categories";
import { handOverAddresses } from "../repo/redirects";
import { changeTree, holdCategory, refusePlace, requireActive, stampOf } from "./edit-categories";
import { tellChange } from "./tell-change";

/** Takes a category out of the shop, to be brought back. What it holds must go elsewhere first, or with `moveTo`. */
export async function archiveCategory(ctx: Ctx<Staff>, input: EndCategoryInput): Promise<CategoryNode[]> {
  const { id, reason } = input;
  return changeTree(ctx, async (db) => {
    const held = await holdCategory(ctx, db, input);
    const emptied = await emptyCategory(ctx, db, input);
    await repo.saveStatus(db, id, "archived", stampOf(ctx));
    await tellChange(db, ctx, {
      kind: CategoryArchived,
      payload: { categoryId: held.id },
      subject: held.name,
      before: { status: held.status },
      after: { status: "archived", ...emptied },
      reason,
    });
  });
}

export async function restoreCategory(
  ctx: Ctx<Staff>,
  { id, version }: RestoreCategoryInput,
): Promise<CategoryNode[]> {
  return changeTree(ctx, async (db) => {
    const held = await holdCategory(ctx, db, { id, version });
    if (held.parentId) requireActive(await repo.listTree(db), held.parentId);
    await repo.saveStatus(db, id, "active", stampOf(ctx));
    await tellChange(db, ctx, {
      kind: CategoryRestored,
      payload: { categoryId: id },
      subject: held.name,
      before: { status: held.status },
      after: { status: "active" },
    });
  });
}

/** Ends a category for good. With `moveTo` its products, the categories in it and its addresses go there. */
export async function removeCategory(ctx: Ctx<Staff>, input: EndCategoryInput): Promise<CategoryNode[]> {
  const { id, moveTo, reason } = input;
  return changeTree(ctx, async (db) => {
    const held = await holdCategory(ctx, db, input);
    const ruled = await repo.listRuledBy(db, id);
    if (ruled.length > 0)
      throw new AppError(
        "CONFLICT",
        `Collections choose by this category: ${ruled.join(", ")}. Change their rules first.`,
      );
    const emptied = await emptyCategory(ctx, db, input);
    await handOverAddresses(db, {
      kind: "category",
      id,
      slug: held.slug,
      heir: moveTo ?? null,
      at: ctx.clock(),
    });
    await repo.deleteCategory(db, id);
    const { name, slug, parentId } = held;
    await tellChange(db, ctx, {
      kind: CategoryRemoved,
      payload: { categoryId: id },
      subject: name,
      before: { name, slug, parentId },
      after: emptied,
      reason,
    });
  });
}

/** Sees to it that a category holds nothing: moves it all, or refuses and says how much there is. */
async function emptyCategory(ctx: Ctx<Staff>, db: Db, { id, moveTo }: EndCategoryInput) {
  const tree = await repo.listTree(db);
  const children = tree.filter((node) => node.parentId === id);
  const products = tree.find((node) => node.id === id)?.productCount ?? 0;
  if (children.length === 0 && products === 0) return {};
  if (moveTo === undefined)
    throw new AppError(
      "CONFLICT",
      `It still holds ${amounts(products, children.length)}. Choose where they go first.`,
      {
        moveTo: "Choose another category",
      },
    );
  requireActive(tree, moveTo);
  if (moveTo === id) throw new AppError("INVALID", "They cannot go where they are. Choose another category.");
  for (const child of children) {
    refusePlace(tree, child.id, moveTo);
    await repo.saveParent(db, child.id, moveTo, stampOf(ctx));
  }
  const neighbours = tree.filter((node) => node.parentId === moveTo && node.id !== id);
  await repo.saveOrder(
    db,
    [...neighbours, ...children].map((node) => node.id),
  );
  const movedProducts = await repo.moveProducts(db, id, moveTo, stampOf(ctx));
  return { movedTo: moveTo, movedProducts, movedCategories: children.length };
}

const amounts = (products: number, categories: number): string =>
  [
    products > 0 ? `${products} ${products === 1 ? "product" : "products"}` : "",
    categories > 0 ? `${categories} ${categories === 1 ? "category" : "categories"}` : "",
  ]
    .filter(Boolean)
    .join(" and ");
