import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce, type Change } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { SetSinglePictureInput, SingleOwner } from "../contract/media";
import { CategoryPictureChanged, CollectionPictureChanged } from "../events";
import { findSinglePicture, lockOwner, saveSinglePicture } from "../repo/media";

/**
 * Describes the picture of a category or a collection anew, or takes it down; NOT_FOUND when it has none.
 * A new one comes by `startUpload`, and replaces it.
 */
export async function setSinglePicture(
  ctx: Ctx<Staff>,
  { owner, change }: SetSinglePictureInput,
): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    await lockOwner(db, owner);
    const before = await findSinglePicture(db, owner);
    if (!before) throw new AppError("NOT_FOUND", `This ${owner.kind} has no picture.`);
    const after = change.kind === "remove" ? null : { ...before, alt: change.alt, focal: change.focal };
    await saveSinglePicture(db, owner, after);
    await tell(db, ctx, owner, { subject: owner.id, before, ...(after ? { after } : {}) });
  });
}

const tell = (db: Db, ctx: Ctx<Staff>, owner: SingleOwner, change: Change): Promise<void> =>
  owner.kind === "category"
    ? announce(db, ctx, { kind: CategoryPictureChanged, payload: { categoryId: owner.id }, change })
    : announce(db, ctx, { kind: CollectionPictureChanged, payload: { collectionId: owner.id }, change });
