import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ProductId, VariantId } from "@/server/shared/id";
import type { DuplicateInput, ProductStand } from "../contract/edit-product";
import type { KeptVariant } from "../contract/kept-variant";
import { ProductCreated } from "../events";
import { readableValue } from "../policy/attribute-values";
import { freeName } from "../policy/slug";
import { listDefinitions, listValues, saveValues } from "../repo/attributes";
import * as products from "../repo/product-edits";
import { listSkusLike, listVariants, saveVariants } from "../repo/variant-edits";
import { findFreeSlug } from "./create-product";
import { refusing, touchOf } from "./edit-product";

/**
 * A draft like another product: words, attributes, options, variants with new SKUs, and their prices. Not its barcodes,
 * stock, pictures, plans or old addresses: those are of the one thing.
 */
export async function duplicateProduct(ctx: Ctx<Staff>, input: DuplicateInput): Promise<ProductStand> {
  return refusing(() =>
    ctx.db.$transaction(async (db) => {
      const source = await products.lockProduct(db, input.id);
      if (!source) throw new AppError("NOT_FOUND", "There is no such product.");
      const title = input.title ?? `${source.title} (copy)`.slice(0, 200);
      const copy = await copyProduct(ctx, db, source, title);
      await announce(db, ctx, {
        kind: ProductCreated,
        payload: { productId: copy.id },
        change: { subject: copy.id, after: { title, slug: copy.slug, copyOf: source.id } },
      });
      return copy;
    }),
  );
}

async function copyProduct(
  ctx: Ctx<Staff>,
  db: Db,
  source: products.EditedProduct,
  title: string,
): Promise<ProductStand> {
  const { by, at } = touchOf(ctx);
  const id = newId<ProductId>("product", at);
  const slug = await findFreeSlug(db, title);
  const { summary, description, categoryId, options, tags, kind, position, seoTitle, seoDescription } =
    source;
  const values = await listValues(db, source.id);
  const definitions = await listDefinitions(db);
  const attributes = values.map((value) => {
    const definition = definitions.find(({ key }) => key === value.key);
    return { name: definition?.label ?? value.key, value: readableValue(value, definition?.unit ?? null) };
  });
  await products.addProduct(db, {
    id,
    slug,
    title,
    summary,
    description,
    categoryId,
    attributes,
    tags,
    kind,
    position,
    seoTitle,
    seoDescription,
    createdAt: at,
    updatedAt: at,
    updatedBy: by,
    options: options.map(({ name, values }) => ({ name, values: [...values] })),
  });
  await saveValues(db, id, values);
  await saveVariants(db, id, await copyVariants(db, source.id, at));
  return { id, slug, version: 1, status: "draft" };
}

/** Those on offer, each under the first SKU like its own that is free. */
async function copyVariants(db: Db, productId: string, at: Date): Promise<KeptVariant[]> {
  const variants = (await listVariants(db, productId)).filter(({ status }) => status === "active");
  const taken = await listSkusLike(
    db,
    variants.map(({ sku }) => sku),
  );
  return variants.map((variant) => {
    const sku = freeName(`${variant.sku}-copy`.toLowerCase(), taken);
    taken.add(sku);
    return {
      ...variant,
      id: newId<VariantId>("variant", at),
      sku: variant.sku + sku.slice(variant.sku.length).toUpperCase(),
      barcode: null,
    };
  });
}
