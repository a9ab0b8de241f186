import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { actorName, type Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { CategoryId } from "@/server/shared/id";
import type {
  CategoryNode,
  CreateCategoryInput,
  MoveCategoryInput,
  MovedAnswer,
  MovedInput,
  UpdateCategoryInput,
} from "../contract/categories";
import { CategoryCreated, CategoryMoved, CategoryUpdated } from "../events";
import { refuseMove, slugOf } from "../policy/check-tree";
import * as repo from "../repo/categories";
import { claimAddress, findMoved, saveRedirect } from "../repo/redirects";
import { refuseStale, tellChange } from "./tell-change";

/** The whole tree as staff see it, archived ones included, each category before what is in it. */
export const readTree = ({ db }: Ctx<Staff>): Promise<CategoryNode[]> => repo.listTree(db);

/** Where the category or collection of an old address is now. */
export const readMoved = async ({ db }: Ctx, { kind, slug }: MovedInput): Promise<MovedAnswer> => ({
  slug: await findMoved(db, kind, slug),
});

/** A new category, last among its neighbours. Answers the tree. */
export async function createCategory(
  ctx: Ctx<Staff>,
  { slug, parentId, ...words }: CreateCategoryInput,
): Promise<CategoryNode[]> {
  const id = newId<CategoryId>("category", ctx.clock());
  const address = slug ?? slugOf(words.name);
  return changeTree(ctx, async (db) => {
    await refuseAddress(db, address, null);
    const tree = await repo.listTree(db);
    if (parentId) requireActive(tree, parentId);
    refusePlace(tree, id, parentId);
    await claimAddress(db, "category", address);
    await repo.addCategory(db, { id, parentId, ...words, slug: address, stamp: stampOf(ctx) });
    await tellChange(db, ctx, {
      kind: CategoryCreated,
      payload: { categoryId: id },
      subject: words.name,
      after: { slug: address, parentId, ...words },
    });
  });
}

/** Changes the words, picture and address of a category. Its old address leads to it. */
export async function updateCategory(
  ctx: Ctx<Staff>,
  { id, version, ...words }: UpdateCategoryInput,
): Promise<CategoryNode[]> {
  return changeTree(ctx, async (db) => {
    const held = await holdCategory(ctx, db, { id, version });
    if (words.slug !== held.slug) {
      await refuseAddress(db, words.slug, id);
      await saveRedirect(db, { kind: "category", id, from: held.slug, to: words.slug, at: ctx.clock() });
    }
    await repo.saveWords(db, id, words, stampOf(ctx));
    const { name, slug, blurb, picture, seoTitle, seoDescription } = held;
    await tellChange(db, ctx, {
      kind: CategoryUpdated,
      payload: { categoryId: id },
      subject: words.name,
      before: { name, slug, blurb, picture, seoTitle, seoDescription },
      after: words,
    });
  });
}

/** Puts a category elsewhere in the tree. Never inside itself, nor deeper than five levels, whoever moves what meanwhile. */
export async function moveCategory(
  ctx: Ctx<Staff>,
  { id, version, parentId, position }: MoveCategoryInput,
): Promise<CategoryNode[]> {
  return changeTree(ctx, async (db) => {
    const held = await holdCategory(ctx, db, { id, version });
    const tree = await repo.listTree(db);
    if (parentId) requireActive(tree, parentId);
    refusePlace(tree, id, parentId);
    await repo.saveParent(db, id, parentId, stampOf(ctx));
    const neighbours = tree
      .filter((node) => node.parentId === parentId && node.id !== id)
      .map((node) => node.id);
    await repo.saveOrder(db, neighbours.toSpliced(position, 0, id));
    await tellChange(db, ctx, {
      kind: CategoryMoved,
      payload: { categoryId: id },
      subject: held.name,
      before: { parentId: held.parentId, position: held.position },
      after: { parentId, position },
    });
  });
}

/** One change of the tree at a time, then the tree as it is. */
export const changeTree = (ctx: Ctx<Staff>, work: (db: Db) => Promise<void>): Promise<CategoryNode[]> =>
  ctx.db.$transaction(async (db) => {
    await repo.lockTree(db);
    await work(db);
    return repo.listTree(db);
  });

export const stampOf = (ctx: Ctx<Staff>) => ({ by: actorName(ctx.actor), at: ctx.clock() });

type Asked = { readonly id: string; readonly version: number };

export async function holdCategory(
  ctx: Ctx<Staff>,
  db: Db,
  { id, version }: Asked,
): Promise<repo.HeldCategory> {
  const held = await repo.lockCategory(db, id);
  if (!held) throw new AppError("NOT_FOUND", "There is no such category any more. Reload the tree.");
  await refuseStale(ctx, held, version);
  return held;
}

export function requireActive(tree: readonly CategoryNode[], id: string): CategoryNode {
  const node = tree.find((one) => one.id === id);
  if (node?.status !== "active")
    throw new AppError("INVALID", "That place is not in the tree any more. Choose another.");
  return node;
}

export function refusePlace(tree: readonly CategoryNode[], id: string, parentId: string | null): void {
  const refusal = refuseMove(tree, id, parentId);
  if (refusal) throw new AppError("INVALID", refusal, { parentId: "Choose another place" });
}

async function refuseAddress(db: Db, slug: string, but: string | null): Promise<void> {
  if (slug === "")
    throw new AppError("INVALID", "Write an address for it.", { slug: "Small letters, digits and hyphens" });
  if (await repo.isSlugTaken(db, slug, but))
    throw new AppError("CONFLICT", `Another category has the address “${slug}”.`, {
      slug: "Choose another address",
    });
}
