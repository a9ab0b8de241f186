import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import { actorName, type Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type {
  CountDetail,
  CountPage,
  CountStepInput,
  CountsInput,
  CountView,
  EnterCountInput,
  OpenCountInput,
} from "../contract/counts";
import type { Written } from "../contract/writes";
import * as events from "../events";
import { nextPage } from "../policy";
import * as repo from "../repo/counts";
import { pinLocations } from "../repo/levels";
import { fillPromises } from "./fill-backorders";
import { moveStock } from "./move-stock";
import { writeOnce } from "./write-once";

/** Opens a count of a location, whole or by category or SKUs, with what the books expect. */
export const openCount = (ctx: Ctx<Staff>, input: OpenCountInput): Promise<Written> =>
  writeOnce(ctx, { action: "count.open", input }, async (db) => {
    const { locationId, categoryId, skus, note } = input;
    if (!(await pinLocations(db, [locationId])).has(locationId))
      throw new AppError("NOT_FOUND", "There is no such location, or it is archived.");
    const at = ctx.clock();
    const count = {
      id: newId("stockCount", at),
      locationId,
      note,
      openedBy: actorName(ctx.actor),
      openedAt: at,
    };
    const lineCount = await repo.saveCount(db, count, { categoryId: categoryId ?? null, skus: skus ?? null });
    if (lineCount === 0)
      throw new AppError("CONFLICT", "Nothing of that lies in this location, so there is nothing to count.");
    const change = { subject: count.id, after: { locationId, lines: lineCount }, reason: note };
    await announce(db, ctx, { kind: events.CountOpened, payload: { id: count.id }, change });
    return { id: count.id };
  });

/** Saves what was counted; as often as needed, the last word on each line counts. */
export const enterCount = (ctx: Ctx<Staff>, input: EnterCountInput): Promise<Written> =>
  writeOnce(ctx, { action: "count.enter", input }, async (db) => {
    const { countId: id, lines } = input;
    if ((await repo.lockCount(db, id)) !== "open") return refuseStep(db, id);
    if (new Set(lines.map((line) => line.variantId)).size < lines.length)
      throw new AppError("CONFLICT", "One variant is there twice. Count it once.");
    const entered = await repo.enterCounted(db, {
      countId: id,
      lines,
      by: actorName(ctx.actor),
      at: ctx.clock(),
    });
    if (entered < lines.length) throw new AppError("CONFLICT", "One of these is not part of this count.");
    const change = { subject: id, after: { counted: lines.map((line) => ({ ...line })) } };
    await announce(db, ctx, { kind: events.CountEntered, payload: { id }, change });
    return { id };
  });

/** The counting is done: what differs can be looked at, and applied. */
export const submitCount = (ctx: Ctx<Staff>, input: CountStepInput): Promise<Written> =>
  writeOnce(ctx, { action: "count.submit", input }, async (db) => {
    const { countId: id } = input;
    const { countedCount, lineCount } = await readView(db, id);
    if (countedCount === 0) throw new AppError("CONFLICT", "Nothing has been counted yet.");
    if (!(await step(ctx, db, { input, from: ["open"], to: "submitted" }))) return refuseStep(db, id);
    const change = {
      subject: id,
      before: { status: "open" },
      after: { status: "submitted", countedCount, lineCount },
    };
    await announce(db, ctx, { kind: events.CountSubmitted, payload: { id }, change });
    return { id };
  });

/**
 * Books the differences. Each is what was counted less what the books said at that moment, so what was
 * sold since is not lost or counted twice. Lines nobody counted stay as they are. Many units need another person.
 */
export const applyCount = (ctx: Ctx<Staff>, input: CountStepInput): Promise<Written> =>
  writeOnce(ctx, { action: "count.apply", input }, async (db) => {
    const { countId: id } = input;
    const count = await readView(db, id);
    if (count.needsSecondPerson && count.submittedBy === actorName(ctx.actor))
      throw new AppError("FORBIDDEN", "This count changes a lot of stock. Ask someone else to apply it.");
    if (!(await step(ctx, db, { input, from: ["submitted"], to: "applied" }))) return refuseStep(db, id);
    const differing = (await repo.listCountLines(db, id)).flatMap(({ variantId, sku, difference }) =>
      difference ? [{ variantId, sku, delta: difference }] : [],
    );
    const variantIds = differing.map((line) => line.variantId);
    if (differing.length > 0) {
      const { locationId } = count;
      await moveStock(
        ctx,
        db,
        { kind: "count", reference: `count:${id}`, reason: count.note || "Counted" },
        differing.map(({ variantId, delta }) => ({ variantId, locationId, delta })),
      );
      await fillPromises(ctx, db, variantIds);
    }
    const change = {
      subject: id,
      before: { status: "submitted" },
      after: { status: "applied", changed: differing.map(({ sku, delta }) => ({ sku, delta })) },
      reason: count.note,
    };
    await announce(db, ctx, { kind: events.CountApplied, payload: { id, variantIds }, change });
    return { id };
  });

/** Drops a count; nothing changes. */
export const cancelCount = (ctx: Ctx<Staff>, input: CountStepInput): Promise<Written> =>
  writeOnce(ctx, { action: "count.cancel", input }, async (db) => {
    const { countId: id } = input;
    if (!(await step(ctx, db, { input, from: ["open", "submitted"], to: "cancelled" })))
      return refuseStep(db, id);
    const change = { subject: id, after: { status: "cancelled" } };
    await announce(db, ctx, { kind: events.CountCancelled, payload: { id }, change });
    return { id };
  });

type Step = {
  readonly input: CountStepInput;
  readonly from: readonly string[];
  readonly to: "submitted" | "applied" | "cancelled";
};
const step = (ctx: Ctx<Staff>, db: Db, { input, from, to }: Step): Promise<boolean> =>
  repo.stepCount(db, {
    id: input.countId,
    version: input.version,
    from,
    to,
    by: actorName(ctx.actor),
    at: ctx.clock(),
  });

export async function listCounts(ctx: Ctx<Staff>, input: CountsInput): Promise<CountPage> {
  const rows = await repo.listCounts(ctx.db, input);
  return nextPage(rows, (last) => [last.openedAt.toISOString(), last.id]);
}

/** A count with its lines: the preview of what applying it would change. */
export async function readCount(ctx: Ctx<Staff>, id: string): Promise<CountDetail> {
  return { ...(await readView(ctx.db, id)), lines: await repo.listCountLines(ctx.db, id) };
}

async function readView(db: Db, id: string): Promise<CountView> {
  const [count] = await repo.listCounts(db, { id });
  if (!count) throw new AppError("NOT_FOUND", "There is no such count.");
  return count;
}

async function refuseStep(db: Db, id: string): Promise<never> {
  const { status } = await readView(db, id);
  throw new AppError(
    "CONFLICT",
    `This count is ${status}, or someone has just changed it. Reload it and look again.`,
  );
}
