import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { actorName, type Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { PriceListId } from "@/server/shared/id";
import type {
  CreatePriceListInput,
  PriceListView,
  RemovePriceListInput,
  SetEntriesInput,
  UpdatePriceListInput,
} from "../contract/price-lists";
import { PriceListCreated, PriceListPriced, PriceListRemoved, PriceListUpdated } from "../events";
import { markApplied, priceProducts } from "../repo/applied-prices";
import { hasGroup } from "../repo/groups";
import * as repo from "../repo/price-lists";
import { settleList } from "./apply-prices";
import { refuseStale, tellChange } from "./tell-change";

/** A new list without prices, as a draft: it decides nothing until it is active. */
export async function createPriceList(
  ctx: Ctx<Staff>,
  { currency, ...head }: CreatePriceListInput,
): Promise<PriceListView> {
  const at = ctx.clock();
  const id = newId<PriceListId>("priceList", at);
  return ctx.db.$transaction(async (db) => {
    await refuseHead(db, head, null);
    const list = { id, currency, status: "draft" as const, version: 1, ...head };
    await repo.addPriceList(db, list, stampOf(ctx));
    await tellChange(db, ctx, {
      kind: PriceListCreated,
      payload: { priceListId: id },
      subject: head.name,
      after: { currency, ...head },
    });
    return readBack(ctx, db, id);
  });
}

/** Changes what a list is called, when, for whom and how strongly it applies, or whether it does at all. */
export async function updatePriceList(
  ctx: Ctx<Staff>,
  { id, version, reason, ...head }: UpdatePriceListInput,
): Promise<PriceListView> {
  return ctx.db.$transaction(async (db) => {
    const held = await holdList(ctx, db, { id, version });
    await refuseHead(db, head, id);
    await repo.savePriceList(db, id, { ...head, stamp: stampOf(ctx) });
    await settleList(ctx, db, id);
    await tellChange(db, ctx, {
      kind: PriceListUpdated,
      payload: { priceListId: id },
      subject: head.name,
      before: headOf(held),
      after: head,
      reason,
    });
    return readBack(ctx, db, id);
  });
}

/** Sets and removes prices of a list, all or none. The prices that everyone sees change in the same moment. */
export async function setEntries(
  ctx: Ctx<Staff>,
  { id, version, set, remove, reason }: SetEntriesInput,
): Promise<PriceListView> {
  refuseTwice(set);
  return ctx.db.$transaction(async (db) => {
    const held = await holdList(ctx, db, { id, version });
    const variants = await findAll(db, [...new Set([...set, ...remove].map(({ variantId }) => variantId))]);
    const before = await repo.findEntries(db, id, [...set, ...remove]);
    if (remove.length > 0) await repo.deleteEntries(db, id, remove);
    if (set.length > 0) await repo.saveEntries(db, held, set);
    await repo.savePriceList(db, id, { stamp: stampOf(ctx) });
    if (held.status === "active") {
      const next = held.version + 1;
      await priceProducts(db, [...new Set(variants.map(({ productId }) => productId))], ctx.clock());
      // Only a list that was up to date still is: else the job goes over all of it.
      if (held.appliedVersion === held.version) await markApplied(db, { id, version: next, due: next });
    }
    await tellChange(db, ctx, {
      kind: PriceListPriced,
      payload: { priceListId: id },
      subject: held.name,
      before: { entries: before },
      after: { set, removed: remove },
      reason,
    });
    return readBack(ctx, db, id);
  });
}

/** Ends a list for good. Only one that is not active: what sells by it must stop doing so first. */
export async function removePriceList(
  ctx: Ctx<Staff>,
  { id, version, reason }: RemovePriceListInput,
): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const held = await holdList(ctx, db, { id, version });
    if (held.status === "active" || held.appliedVersion !== null)
      throw new AppError("CONFLICT", "This list still sets prices. Archive it first, then delete it.");
    await repo.deletePriceList(db, id);
    await tellChange(db, ctx, {
      kind: PriceListRemoved,
      payload: { priceListId: id },
      subject: held.name,
      before: headOf(held),
      reason,
    });
  });
}

const stampOf = (ctx: Ctx<Staff>) => ({ by: actorName(ctx.actor), at: ctx.clock() });

const headOf = ({ name, status, groupId, startsAt, endsAt, priority }: repo.HeldPriceList) => ({
  name,
  status,
  groupId,
  startsAt,
  endsAt,
  priority,
});

type Asked = { readonly id: PriceListId; readonly version: number };

async function holdList(ctx: Ctx<Staff>, db: Db, { id, version }: Asked): Promise<repo.HeldPriceList> {
  const held = await repo.lockPriceList(db, id);
  if (!held) throw new AppError("NOT_FOUND", "There is no such price list.");
  await refuseStale(ctx, held, version);
  return held;
}

async function readBack(ctx: Ctx, db: Db, id: PriceListId): Promise<PriceListView> {
  const list = await repo.findPriceList(db, id, ctx.clock());
  if (!list) throw new Error(`Price list ${id} is gone within its own transaction`);
  return list;
}

type Head = { readonly name: string; readonly groupId: string | null };

async function refuseHead(db: Db, { name, groupId }: Head, id: string | null): Promise<void> {
  if (await repo.isNameTaken(db, name, id))
    throw new AppError("CONFLICT", `There is a price list called “${name}” already.`, {
      name: "Choose another name",
    });
  if (groupId && !(await hasGroup(db, groupId)))
    throw new AppError("INVALID", "That customer group does not exist any more.", {
      groupId: "Choose another group",
    });
}

function refuseTwice(set: SetEntriesInput["set"]): void {
  const seen = new Set<string>();
  for (const [index, { variantId, minQuantity }] of set.entries()) {
    const place = `${variantId}:${minQuantity}`;
    if (seen.has(place))
      throw new AppError("INVALID", "One variant has two prices from the same quantity on.", {
        [`set.${index}.minQuantity`]: "Give another quantity, or leave one out",
      });
    seen.add(place);
  }
}

async function findAll(db: Db, variantIds: readonly string[]) {
  const variants = await repo.findVariants(db, variantIds);
  const missing = variantIds.length - variants.length;
  if (missing > 0)
    throw new AppError(
      "INVALID",
      `${missing} of the variants do not exist any more. Reload the list and choose again.`,
    );
  return variants;
}
