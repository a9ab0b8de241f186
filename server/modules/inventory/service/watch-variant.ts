import type { Ctx } from "@/server/context";
import { hmac, sha256 } from "@/server/platform/digest";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { maskEmail, maskPhone } from "@/server/shared/phone";
import {
  type DemandInput,
  type DemandRow,
  readContact,
  type StopAnswer,
  type StopInput,
  type WaitingInput,
  type WaitingPage,
  type WatchAnswer,
  type WatchInput,
} from "../contract/alerts";
import * as repo from "../repo/watches";

/** For one contact: more would be somebody filling another's letterbox. */
const MOST_WATCHES = 20;

/**
 * Notes that someone wants to hear when a sold-out variant is back. The answer is the same for a contact that waits
 * already, so nobody learns who does. CONFLICT when there is some to buy.
 */
export async function watchVariant(ctx: Ctx, { variantId, contact }: WatchInput): Promise<WatchAnswer> {
  const whom = readContact(contact);
  if (!whom) throw new AppError("INVALID", "Leave an e-mail address or a mobile number.");
  const sale = await repo.findOnSale(ctx.db, variantId);
  if (!sale) throw new AppError("NOT_FOUND", "We do not sell this any more.");
  if (sale.available > 0) throw new AppError("CONFLICT", "It is back: you can put it in your cart now.");
  const contactKey = sha256(stopToken(ctx, whom.address));
  await repo.saveWatch(ctx.db, { ...whom, variantId, contactKey, at: ctx.clock(), most: MOST_WATCHES });
  return { isNoted: true };
}

/** Ends every watch of the contact whose letter carried the token, and forgets it. The answer is the same for any token. */
export async function stopWatching(ctx: Ctx, { token }: StopInput): Promise<StopAnswer> {
  await repo.deleteWatches(ctx.db, sha256(token));
  return { isStopped: true };
}

/** Made from the contact, so the database holds nothing that stops the notices of others. */
export const stopToken = ({ shop }: Ctx, address: string): string =>
  hmac(shop.secret, `stop-watching:${address}`);

/** What people want most and cannot have. */
export const listDemand = (ctx: Ctx<Staff>, { limit }: DemandInput): Promise<DemandRow[]> =>
  repo.listDemand(ctx.db, limit);

/** Who waits for a variant, in turn, in pages. Contacts are masked. */
export async function listWaiting(
  ctx: Ctx<Staff>,
  { variantId, cursor, limit }: WaitingInput,
): Promise<WaitingPage> {
  const rows = await repo.listWaiting(ctx.db, { variantId, after: cursor, limit });
  const page = rows.slice(0, limit).map((row) => ({
    ...row,
    contact: row.channel === "email" ? maskEmail(row.contact) : maskPhone(row.contact),
  }));
  return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
