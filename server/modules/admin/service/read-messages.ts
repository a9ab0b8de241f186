import type { Ctx } from "@/server/context";
import type { MessagesInput } from "@/server/modules/notifications/contract";
import { listMessages } from "@/server/modules/notifications/service/list-messages";
import { readNumbers } from "@/server/modules/orders/service";
import type { Staff } from "@/server/shared/actor";
import type { NumberedMessagePage } from "../contract";

/** Messages with the number of the order each is about. */
export async function readMessages(ctx: Ctx<Staff>, input: MessagesInput): Promise<NumberedMessagePage> {
  const { rows, nextCursor } = await listMessages(ctx, input);
  const ids = rows.map(({ orderId }) => orderId).filter((id) => id !== null);
  const numbers = await readNumbers(ctx, [...new Set(ids)]);
  return {
    rows: rows.map((row) => ({ ...row, orderNumber: numbers.get(row.orderId ?? "") ?? null })),
    nextCursor,
  };
}
