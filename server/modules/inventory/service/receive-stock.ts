import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { ReceiveInput, Written } from "../contract/writes";
import { StockReceived } from "../events";
import { openBatch } from "../repo/batches";
import { nameVariants } from "../repo/levels";
import { fillPromises } from "./fill-backorders";
import { type Change, moveStock } from "./move-stock";
import { writeOnce } from "./write-once";

/**
 * Goods arrive: they go on the shelf, with their batch where one is named, and those who were promised
 * some get them first. The same key twice books one arrival.
 */
export const receiveStock = (ctx: Ctx<Staff>, input: ReceiveInput): Promise<Written> =>
  writeOnce(ctx, { action: "receive", input }, async (db) => {
    const { key, locationId, note, lines } = input;
    const id = `receipt:${ctx.actor.id}:${key}`;
    const changes: Change[] = [];
    // In one order, so that two arrivals of the same batches do not wait for each other.
    for (const line of [...lines].sort((a, b) => (a.variantId < b.variantId ? -1 : 1))) {
      const { variantId, quantity } = line;
      changes.push({ variantId, locationId, delta: quantity, batchId: await batchOf(ctx, db, line) });
    }
    const variantIds = [...new Set(changes.map((change) => change.variantId))];
    await moveStock(ctx, db, { kind: "receipt", reference: id, reason: note }, changes);
    await fillPromises(ctx, db, variantIds);
    const names = await nameVariants(db, variantIds);
    await announce(db, ctx, {
      kind: StockReceived,
      payload: { id, variantIds },
      change: {
        subject: names.size === 1 ? ([...names.values()][0] ?? id) : `${names.size} variants`,
        after: {
          locationId,
          lines: lines.map((line) => ({
            sku: names.get(line.variantId) ?? line.variantId,
            quantity: line.quantity,
            batch: line.batch?.code ?? null,
          })),
        },
        reason: note,
      },
    });
    return { id };
  });

async function batchOf(
  ctx: Ctx,
  db: Db,
  { variantId, batch }: ReceiveInput["lines"][number],
): Promise<string | null> {
  if (!batch) return null;
  const at = ctx.clock();
  if (batch.expiresAt && batch.expiresAt <= at)
    throw new AppError("CONFLICT", `Batch ${batch.code} has expired already. Check the date on the box.`, {
      expiresAt: "In the past",
    });
  if (!(await nameVariants(db, [variantId])).has(variantId))
    throw new AppError("NOT_FOUND", "There is no such variant.", { variantId: "Choose another variant" });
  const { id, isSame } = await openBatch(db, variantId, {
    at,
    code: batch.code,
    costMinor: batch.cost?.minor ?? null,
    costCurrency: batch.cost?.currency ?? null,
    expiresAt: batch.expiresAt ?? null,
  });
  if (isSame) return id;
  throw new AppError(
    "CONFLICT",
    `Batch ${batch.code} is known with another date or cost. Use its own date and cost, or another code.`,
    { code: "Known with other details" },
  );
}
