import type { Ctx } from "@/server/context";
import type { System } from "@/server/shared/actor";
import type { BackInStockLetter, LowStockLetter, StaffContact } from "../contract";
import { queueMessage } from "./queue-message";

/** Tells a member of staff what runs low: by e-mail, and by WhatsApp where it is set up and a number is known. Once per letter. */
export async function notifyLowStock(
  ctx: Ctx<System>,
  { id, name, email, phone }: StaffContact,
  letter: LowStockLetter,
): Promise<void> {
  const draft = {
    dedupeKey: `low-stock:${letter.id}:${id}`,
    template: "low-stock",
    props: { name, letter },
    orderId: null,
  } as const;
  await ctx.db.$transaction(async (db) => {
    await queueMessage(ctx, db, { ...draft, channel: "email", recipient: email });
    if (phone && ctx.channels.whatsapp)
      await queueMessage(ctx, db, { ...draft, channel: "whatsapp", recipient: phone });
  });
}

/** Tells someone who asked that a thing is back. Once per watch, and whom it went to is forgotten when it is sent. */
export async function notifyBackInStock(ctx: Ctx<System>, letter: BackInStockLetter): Promise<void> {
  await ctx.db.$transaction((db) =>
    queueMessage(ctx, db, {
      dedupeKey: `back-in-stock:${letter.id}`,
      channel: letter.channel,
      recipient: letter.address,
      template: "back-in-stock",
      props: letter,
      orderId: null,
    }),
  );
}
