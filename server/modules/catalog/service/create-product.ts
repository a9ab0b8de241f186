import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ProductId } from "@/server/shared/id";
import type { CreateProductInput, ProductStand } from "../contract/edit-product";
import { ProductCreated } from "../events";
import { freeName, slugOf } from "../policy/slug";
import { addProduct, findSlugOwner, isCategory, listTakenSlugs } from "../repo/product-edits";
import { refusing, touchOf } from "./edit-product";

const TRIES = 4;

/** A draft with a title and a place to stand. INVALID names the field; an address that was left out is found. */
export async function createProduct(ctx: Ctx<Staff>, input: CreateProductInput): Promise<ProductStand> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryCreate(ctx, input);
    } catch (error) {
      // Somebody took the address that was just found to be free; nobody asked for it, so another will do.
      const isTaken = error instanceof AppError && error.fields?.["slug"] !== undefined;
      if (!isTaken || input.slug !== undefined || attempt === TRIES) throw error;
    }
  }
}

async function tryCreate(ctx: Ctx<Staff>, input: CreateProductInput): Promise<ProductStand> {
  const { by, at } = touchOf(ctx);
  const id = newId<ProductId>("product", at);
  return refusing(() =>
    ctx.db.$transaction(async (db) => {
      await checkCategory(db, input.categoryId);
      const slug = input.slug ?? (await findFreeSlug(db, input.title));
      if (input.slug !== undefined) await checkSlug(db, input.slug);
      const { title, summary, description, categoryId } = input;
      await addProduct(db, {
        id,
        slug,
        title,
        summary,
        description,
        categoryId,
        createdAt: at,
        updatedAt: at,
        updatedBy: by,
      });
      await announce(db, ctx, {
        kind: ProductCreated,
        payload: { productId: id },
        change: { subject: id, after: { title, slug, categoryId } },
      });
      return { id, slug, version: 1, status: "draft" };
    }),
  );
}

export async function checkCategory(db: Db, categoryId: string): Promise<void> {
  if (await isCategory(db, categoryId)) return;
  const message = "That category is not there any more. Choose another.";
  throw new AppError("INVALID", message, { categoryId: message });
}

async function checkSlug(db: Db, slug: string): Promise<void> {
  const owner = await findSlugOwner(db, slug);
  if (!owner) return;
  const message = `${owner.title} has this address already. Choose another.`;
  throw new AppError("CONFLICT", message, { slug: message });
}

export async function findFreeSlug(db: Db, title: string): Promise<string> {
  const wanted = slugOf(title);
  return freeName(wanted, await listTakenSlugs(db, wanted));
}
