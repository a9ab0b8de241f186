import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import { actorName, type Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { VariantId } from "@/server/shared/id";
import type {
  CloseTransferInput,
  DraftTransferInput,
  ReceiveTransferInput,
  TransferPage,
  TransferStepInput,
  TransfersInput,
  TransferView,
} from "../contract/transfers";
import type { Written } from "../contract/writes";
import * as events from "../events";
import { nextPage } from "../policy";
import { nameVariants, pinLocations } from "../repo/levels";
import * as repo from "../repo/transfers";
import { fillPromises } from "./fill-backorders";
import { type Change, moveStock } from "./move-stock";
import { writeOnce } from "./write-once";

type Line = { readonly variantId: VariantId; readonly quantity: number };

/** Plans a transfer; nothing moves yet. */
export const draftTransfer = (ctx: Ctx<Staff>, input: DraftTransferInput): Promise<Written> =>
  writeOnce(ctx, { action: "transfer.draft", input }, async (db) => {
    const { fromId, toId, note } = input;
    if (fromId === toId)
      throw new AppError("CONFLICT", "Choose two different locations.", { toId: "The same as where it is" });
    if ((await pinLocations(db, [fromId, toId])).size < 2)
      throw new AppError("NOT_FOUND", "One of these locations is not there, or is archived.");
    const lines = sumLines(input.lines);
    const names = await nameVariants(
      db,
      lines.map((line) => line.variantId),
    );
    if (names.size < lines.length) throw new AppError("NOT_FOUND", "One of these variants is not there.");
    const at = ctx.clock();
    const id = newId("stockTransfer", at);
    await repo.saveTransfer(db, {
      id,
      fromId,
      toId,
      note,
      lines,
      createdBy: actorName(ctx.actor),
      createdAt: at,
    });
    const after = {
      fromId,
      toId,
      lines: lines.map((line) => ({ sku: names.get(line.variantId) ?? "", quantity: line.quantity })),
    };
    await announce(db, ctx, {
      kind: events.TransferDrafted,
      payload: { id },
      change: { subject: id, after, reason: note },
    });
    return { id };
  });

/** The goods leave: they are in transit from now on, and nowhere on sale. */
export const sendTransfer = (ctx: Ctx<Staff>, input: TransferStepInput): Promise<Written> =>
  writeOnce(ctx, { action: "transfer.send", input }, async (db) => {
    const { transferId: id, version } = input;
    if (!(await repo.stepTransfer(db, { id, from: "draft", to: "sent", version, at: ctx.clock() })))
      return refuseStep(db, id);
    const { fromId, lines } = await readTransfer(db, id);
    const changes = lines.map((line) => ({
      variantId: line.variantId,
      locationId: fromId,
      delta: -line.quantity,
    }));
    const moved = await moveStock(
      ctx,
      db,
      { kind: "transfer", reference: `transfer:${id}:out`, reason: "Sent" },
      changes,
    );
    await repo.saveSentBatches(
      db,
      id,
      moved.batches.map(({ variantId, batchId, delta }) => ({ variantId, batchId, quantity: -delta })),
    );
    await announce(db, ctx, {
      kind: events.TransferSent,
      payload: { id, variantIds: lines.map((line) => line.variantId) },
      change: { subject: id, before: { status: "draft" }, after: { status: "sent" } },
    });
    return { id };
  });

/** The goods come, whole or in part; never more than was sent. The transfer ends by itself with the last unit. */
export const receiveTransfer = (ctx: Ctx<Staff>, input: ReceiveTransferInput): Promise<Written> =>
  writeOnce(ctx, { action: "transfer.receive", input }, async (db) => {
    const { transferId: id, key } = input;
    const transfer = await repo.lockTransfer(db, id);
    if (transfer?.status !== "sent") return refuseStep(db, id);
    const lines = sumLines(input.lines);
    const variantIds = lines.map((line) => line.variantId);
    const names = await nameVariants(db, variantIds);
    for (const line of lines) {
      if (!(await repo.receiveLine(db, { transferId: id, ...line })))
        throw new AppError("CONFLICT", `Not so many of ${names.get(line.variantId) ?? "that"} were sent.`, {
          [`lines.${line.variantId}`]: "More than is on its way",
        });
    }
    const reference = `transfer:${id}:in:${ctx.actor.id}:${key}`;
    const changes = await unpack(db, { transferId: id, locationId: transfer.toId, lines });
    await moveStock(ctx, db, { kind: "transfer", reference, reason: "Received" }, changes);
    await fillPromises(ctx, db, variantIds);
    const isWhole = await repo.hasArrived(db, id);
    if (isWhole) await repo.stepTransfer(db, { id, from: "sent", to: "received", at: ctx.clock() });
    await announce(db, ctx, {
      kind: events.TransferReceived,
      payload: { id, variantIds },
      change: {
        subject: id,
        before: { status: "sent" },
        after: {
          status: isWhole ? "received" : "sent",
          lines: lines.map((line) => ({ sku: names.get(line.variantId) ?? "", quantity: line.quantity })),
        },
      },
    });
    return { id };
  });

/** Which batches come out of the boxes: the first to expire first, then units of no batch. */
async function unpack(
  db: Db,
  came: { transferId: string; locationId: string; lines: readonly Line[] },
): Promise<Change[]> {
  const { transferId, locationId, lines } = came;
  const travelling = await repo.listTravelling(db, transferId);
  const changes: Change[] = [];
  for (const { variantId, quantity } of lines) {
    let left = quantity;
    for (const { batchId, open } of travelling.filter((one) => one.variantId === variantId)) {
      const delta = Math.min(left, open);
      if (delta <= 0) continue;
      await repo.receiveBatch(db, { transferId, batchId, quantity: delta });
      changes.push({ variantId, locationId, delta, batchId });
      left -= delta;
    }
    if (left > 0) changes.push({ variantId, locationId, delta: left });
  }
  return changes;
}

/** Ends a transfer of which something never came; what is missing is lost, for a reason. */
export const closeTransfer = (ctx: Ctx<Staff>, input: CloseTransferInput): Promise<Written> =>
  writeOnce(ctx, { action: "transfer.close", input }, async (db) => {
    const { transferId: id, version, reason } = input;
    if (!(await repo.stepTransfer(db, { id, from: "sent", to: "received", version, at: ctx.clock() })))
      return refuseStep(db, id);
    const lost = await repo.loseRest(db, id, reason);
    const change = {
      subject: id,
      before: { status: "sent" },
      after: { status: "received", lost },
      reason,
    };
    await announce(db, ctx, { kind: events.TransferClosed, payload: { id }, change });
    return { id };
  });

/** Drops a plan of which nothing has left. */
export const cancelTransfer = (ctx: Ctx<Staff>, input: TransferStepInput): Promise<Written> =>
  writeOnce(ctx, { action: "transfer.cancel", input }, async (db) => {
    const { transferId: id, version } = input;
    if (!(await repo.stepTransfer(db, { id, from: "draft", to: "cancelled", version, at: ctx.clock() })))
      return refuseStep(db, id);
    const change = { subject: id, before: { status: "draft" }, after: { status: "cancelled" } };
    await announce(db, ctx, { kind: events.TransferCancelled, payload: { id }, change });
    return { id };
  });

export async function listTransfers(ctx: Ctx<Staff>, input: TransfersInput): Promise<TransferPage> {
  const rows = await repo.listTransfers(ctx.db, input);
  return nextPage(rows, (last) => [last.createdAt.toISOString(), last.id]);
}

export async function readTransfer(db: Db, id: string): Promise<TransferView> {
  const [transfer] = await repo.listTransfers(db, { id });
  if (!transfer) throw new AppError("NOT_FOUND", "There is no such transfer.");
  return transfer;
}

async function refuseStep(db: Db, id: string): Promise<never> {
  const { status } = await readTransfer(db, id);
  throw new AppError(
    "CONFLICT",
    `This transfer is ${status}, or someone has just changed it. Reload it and look again.`,
  );
}

function sumLines(lines: readonly Line[]): Line[] {
  const sums = new Map<VariantId, number>();
  for (const { variantId, quantity } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + quantity);
  return [...sums].map(([variantId, quantity]) => ({ variantId, quantity }));
}
