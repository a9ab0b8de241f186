import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { actorName, type Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { CollectionId } from "@/server/shared/id";
import type {
  ArrangeCollectionInput,
  CreateCollectionInput,
  OrderCollectionsInput,
  RemoveCollectionInput,
  Rule,
  StaffCollection,
  StaffCollectionPage,
  UpdateCollectionInput,
} from "../contract/collections";
import {
  CollectionArranged,
  CollectionCreated,
  CollectionRemoved,
  CollectionsOrdered,
  CollectionUpdated,
} from "../events";
import { slugOf } from "../policy/check-tree";
import * as repo from "../repo/collections";
import { claimAddress, handOverAddresses, saveRedirect } from "../repo/redirects";
import { refuseStale, tellChange } from "./tell-change";

/** A new collection: by rule when it has one, else by hand and still empty. */
export async function createCollection(
  ctx: Ctx<Staff>,
  { slug, ...wish }: CreateCollectionInput,
): Promise<StaffCollectionPage> {
  const id = newId<CollectionId>("collection", ctx.clock());
  const fields = { ...wish, slug: slug ?? slugOf(wish.title) };
  return ctx.db.$transaction(async (db) => {
    await refuseAddress(db, fields.slug, null);
    await refuseRule(db, fields.rule);
    await claimAddress(db, "collection", fields.slug);
    await repo.addCollection(db, id, fields, stampOf(ctx));
    await tellChange(db, ctx, {
      kind: CollectionCreated,
      payload: { collectionId: id },
      subject: fields.title,
      after: fields,
    });
    return readBack(ctx, db, id);
  });
}

/** Changes a collection. Its old address leads to it. By hand stays by hand, by rule by rule. */
export async function updateCollection(
  ctx: Ctx<Staff>,
  { id, version, ...fields }: UpdateCollectionInput,
): Promise<StaffCollectionPage> {
  return ctx.db.$transaction(async (db) => {
    const held = await holdCollection(ctx, db, { id, version });
    if ((held.rule === null) !== (fields.rule === null))
      throw new AppError(
        "INVALID",
        "A collection stays chosen by hand, or by rule. Make a new one for the other.",
        {
          rule: "Leave it as it was",
        },
      );
    await refuseRule(db, fields.rule);
    if (fields.slug !== held.slug) {
      await refuseAddress(db, fields.slug, id);
      await saveRedirect(db, { kind: "collection", id, from: held.slug, to: fields.slug, at: ctx.clock() });
    }
    await repo.saveCollection(db, id, fields, stampOf(ctx));
    await tellChange(db, ctx, {
      kind: CollectionUpdated,
      payload: { collectionId: id },
      subject: fields.title,
      before: fieldsOf(held),
      after: fields,
    });
    return readBack(ctx, db, id);
  });
}

/** Puts exactly these products into a collection, in this order. */
export async function arrangeCollection(
  ctx: Ctx<Staff>,
  { id, version, productIds }: ArrangeCollectionInput,
): Promise<StaffCollectionPage> {
  if (new Set(productIds).size < productIds.length)
    throw new AppError("INVALID", "A product is in the list twice. Leave one out.");
  return ctx.db.$transaction(async (db) => {
    const held = await holdCollection(ctx, db, { id, version });
    if (held.kind === "rule")
      throw new AppError(
        "CONFLICT",
        "A rule chooses the products of this collection. Change the rule instead.",
      );
    const before = await repo.listChosen(db, id);
    const count = await repo.saveChosen(db, id, productIds, stampOf(ctx));
    if (count < productIds.length)
      throw new AppError(
        "INVALID",
        `${productIds.length - count} of the products do not exist any more. Reload and choose again.`,
      );
    await tellChange(db, ctx, {
      kind: CollectionArranged,
      payload: { collectionId: id },
      subject: held.title,
      before: { productIds: before.map((product) => product.id) },
      after: { productIds },
    });
    return readBack(ctx, db, id);
  });
}

/** The order in which the shop shows its collections. Those not named keep their places. */
export async function orderCollections(
  ctx: Ctx<Staff>,
  { ids }: OrderCollectionsInput,
): Promise<StaffCollection[]> {
  return ctx.db.$transaction(async (db) => {
    const before = await repo.listForStaff(db, ctx.clock());
    await repo.saveOrder(db, ids);
    await tellChange(db, ctx, {
      kind: CollectionsOrdered,
      payload: { collectionIds: ids },
      subject: "Collections",
      before: { ids: before.map(({ id }) => id) },
      after: { ids },
    });
    return repo.listForStaff(db, ctx.clock());
  });
}

/** Ends a collection for good. Its products stay where they are. */
export async function removeCollection(
  ctx: Ctx<Staff>,
  { id, version, reason }: RemoveCollectionInput,
): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const held = await holdCollection(ctx, db, { id, version });
    const products = await repo.listChosen(db, id);
    await handOverAddresses(db, { kind: "collection", id, slug: held.slug, heir: null, at: ctx.clock() });
    await repo.deleteCollection(db, id);
    await tellChange(db, ctx, {
      kind: CollectionRemoved,
      payload: { collectionId: id },
      subject: held.title,
      before: { ...fieldsOf(held), productIds: products.map((product) => product.id) },
      reason,
    });
  });
}

const stampOf = (ctx: Ctx<Staff>) => ({ by: actorName(ctx.actor), at: ctx.clock() });

const fieldsOf = ({
  id: _,
  kind: __,
  version: ___,
  updatedBy: ____,
  updatedAt: _____,
  ...fields
}: repo.HeldCollection) => fields;

type Asked = { readonly id: CollectionId; readonly version: number };

async function holdCollection(ctx: Ctx<Staff>, db: Db, { id, version }: Asked): Promise<repo.HeldCollection> {
  const held = await repo.lockCollection(db, id);
  if (!held) throw new AppError("NOT_FOUND", "There is no such collection any more.");
  await refuseStale(ctx, held, version);
  return held;
}

async function readBack(ctx: Ctx, db: Db, id: CollectionId): Promise<StaffCollectionPage> {
  const collection = await repo.findForStaff(db, id, ctx.clock());
  if (!collection) throw new Error(`Collection ${id} is gone within its own transaction`);
  return { collection, products: await repo.listChosen(db, id) };
}

async function refuseAddress(db: Db, slug: string, but: string | null): Promise<void> {
  if (slug === "")
    throw new AppError("INVALID", "Write an address for it.", { slug: "Small letters, digits and hyphens" });
  if (await repo.isSlugTaken(db, slug, but))
    throw new AppError("CONFLICT", `Another collection has the address “${slug}”.`, {
      slug: "Choose another address",
    });
}

async function refuseRule(db: Db, rule: Rule | null): Promise<void> {
  const ids = rule?.conditions.flatMap((one) => (one.field === "category" ? [one.id] : [])) ?? [];
  const wanted = new Set(ids);
  if (wanted.size > 0 && (await repo.countCategories(db, [...wanted])) < wanted.size)
    throw new AppError("INVALID", "The rule names a category that does not exist any more.", {
      rule: "Choose another category",
    });
}
