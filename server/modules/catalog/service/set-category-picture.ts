import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { SetCategoryPictureInput } from "../contract/media";
import { CategoryPictureChanged } from "../events";
import { findCategoryPicture, lockOwner, saveCategoryPicture } from "../repo/media";

/** Describes the picture of a category anew, or takes it down. A new one comes by `startUpload`, and replaces it. */
export async function setCategoryPicture(
  ctx: Ctx<Staff>,
  { categoryId, change }: SetCategoryPictureInput,
): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    await lockOwner(db, { kind: "category", id: categoryId });
    const before = await findCategoryPicture(db, categoryId);
    if (!before) throw new AppError("NOT_FOUND", "This category has no picture.");
    const after = change.kind === "remove" ? null : { ...before, alt: change.alt, focal: change.focal };
    await saveCategoryPicture(db, categoryId, after);
    await announce(db, ctx, {
      kind: CategoryPictureChanged,
      payload: { categoryId },
      change: { subject: categoryId, before, ...(after ? { after } : {}) },
    });
  });
}
