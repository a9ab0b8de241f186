import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { enqueue } from "@/server/platform/queue";
import type { System } from "@/server/shared/actor";
import * as repo from "../repo/applied-prices";

export const APPLY_TASK = "catalog.apply-price-lists";

const LISTS = 20;
const PRODUCTS = 200;
/** 400,000 products: far more than a list can name. */
const MOST_ROUNDS = 2_000;
/** What a person who saves a list waits for; more is left to the job. */
const AT_ONCE = 300;

/**
 * Brings the prices that lists and cards show into line with the price lists in force. What began or ended while
 * nobody ran it is caught up; twice does what once does. Returns how many lists it applied.
 */
export async function applyPriceLists(ctx: Ctx<System>): Promise<number> {
  const at = ctx.clock();
  const due = await repo.listUnsettled(ctx.db, { at, limit: LISTS });
  for (const list of due) await applyList(ctx, list, at);
  return due.length;
}

async function applyList({ db }: Ctx, list: repo.UnsettledList, at: Date): Promise<void> {
  await repo.markUnsettled(db, list.id);
  let after = "";
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const products = await repo.listPricedProducts(db, list.id, { after, limit: PRODUCTS });
    if (products.length > 0) await repo.priceProducts(db, products, at);
    if (products.length < PRODUCTS) break;
    after = products.at(-1) ?? after;
  }
  await repo.markApplied(db, list);
}

/** The same for one list in the transaction that changed it, when it is small; a large one is left to the job, told at once. */
export async function settleList({ clock }: Ctx, db: Db, id: string): Promise<void> {
  const at = clock();
  const [list] = await repo.listUnsettled(db, { at, limit: 1, id });
  if (!list) return;
  const products = await repo.listPricedProducts(db, id, { after: "", limit: AT_ONCE + 1 });
  if (products.length > AT_ONCE) return enqueue(db, { task: APPLY_TASK, payload: {}, key: APPLY_TASK });
  if (products.length > 0) await repo.priceProducts(db, products, at);
  await repo.markApplied(db, list);
}
