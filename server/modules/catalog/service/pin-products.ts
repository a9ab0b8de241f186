import type { Ctx } from "@/server/context";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { PinsInput, PinView, RemovePinInput, SavePinInput } from "../contract/search";
import { PinRemoved, PinSaved } from "../events";
import * as repo from "../repo/curation";
import { readQuery } from "./read-query";

/** Pins of one search or category, or of all: at most 500. */
export async function listPins(ctx: Ctx<Staff>, { query, category }: PinsInput): Promise<PinView[]> {
  if (query !== undefined) return repo.listPins(ctx.db, { query: (await readQuery(ctx, query)).plain });
  return repo.listPins(ctx.db, category === undefined ? null : { category });
}

/**
 * Puts a product at a place of a search or category, from a few seconds on. CONFLICT when the place is taken or the
 * product has one there already.
 */
export async function savePin(ctx: Ctx<Staff>, input: SavePinInput): Promise<PinView> {
  const query = input.query === undefined ? null : (await readQuery(ctx, input.query)).plain;
  if (query === "") throw new AppError("INVALID", "Write a word to search for.", { query: "Not a word" });
  return ctx.db.$transaction(async (db) => {
    const target = await repo.findPinTarget(db, {
      productId: input.productId,
      category: input.category ?? null,
    });
    if (!target.hasProduct) throw new AppError("NOT_FOUND", "There is no such product.");
    if (query === null && target.categoryId === null)
      throw new AppError("NOT_FOUND", "There is no such category.");
    const at = ctx.clock();
    const id = newId("pin", at);
    const { productId, position } = input;
    const row = { id, query, categoryId: target.categoryId, productId, position, createdAt: at };
    if (!(await repo.addPin(db, row)))
      throw new AppError("CONFLICT", "That place is taken, or the product has a place here already.");
    const after = { query, category: input.category ?? null, productId, position };
    await announce(db, ctx, {
      kind: PinSaved,
      payload: { pinId: id },
      change: { subject: productId, after, reason: input.reason },
    });
    const saved = await repo.findPin(db, id);
    if (!saved) throw new Error(`Pin ${id} was not there to read`);
    return saved;
  });
}

export const removePin = (ctx: Ctx<Staff>, { id, reason }: RemovePinInput): Promise<void> =>
  ctx.db.$transaction(async (db) => {
    const pin = await repo.findPin(db, id);
    if (!pin || !(await repo.removePin(db, id, ctx.clock())))
      throw new AppError("NOT_FOUND", "That pin is gone. Somebody took it away.");
    const { query, category, position, product } = pin;
    const before = { query, category, productId: product.id, position };
    await announce(db, ctx, {
      kind: PinRemoved,
      payload: { pinId: id },
      change: { subject: product.id, before, reason },
    });
  });
