import type { Ctx } from "@/server/context";
import { after, DAY } from "@/server/platform/clock";
import { announce } from "@/server/platform/outbox";
import type { System } from "@/server/shared/actor";
import { PictureRefused } from "../events";
import { listStaleUploads, moveUpload, removeUpload, type Upload } from "../repo/uploads";
import { originalKey } from "./start-upload";

/** How long staff can read why a picture failed, and we can tell what became of one. */
const REMEMBERED = 7 * DAY;

/**
 * Removes uploads that were never finished within a day, with what was sent of them; gives up on those that a day was
 * not enough to make; and forgets made and failed ones after a week. At most `limit` of each; answers how many.
 */
export async function forgetUploads(ctx: Ctx<System>, { limit }: { limit: number }): Promise<number> {
  const at = ctx.clock();
  const stuck = await listStaleUploads(ctx.db, { status: "queued", before: after(at, -DAY), limit });
  for (const upload of stuck) await giveUp(ctx, upload);

  const ages = [
    ["waiting", DAY],
    ["failed", REMEMBERED],
    ["made", REMEMBERED],
  ] as const;
  let count = stuck.length;
  for (const [status, age] of ages) {
    const old = await listStaleUploads(ctx.db, { status, before: after(at, -age), limit });
    for (const { id } of old) {
      // The file first: a row without file is found again, a file without row never.
      await ctx.storage.remove(originalKey(id));
      await removeUpload(ctx.db, id);
    }
    count += old.length;
  }
  return count;
}

async function giveUp(ctx: Ctx<System>, { id, owner, fileName }: Upload): Promise<void> {
  const reason = "This picture could not be made within a day. Please send it again.";
  await ctx.storage.remove(originalKey(id));
  await ctx.db.$transaction(async (db) => {
    if (!(await moveUpload(db, { id, from: "queued", to: "failed", at: ctx.clock(), reason }))) return;
    await announce(db, ctx, {
      kind: PictureRefused,
      payload: { uploadId: id },
      change: { subject: owner.id, before: { fileName }, reason },
    });
  });
}
