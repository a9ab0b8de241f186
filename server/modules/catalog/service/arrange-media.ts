import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { MediaId } from "@/server/shared/id";
import type {
  MediaList,
  OwnerInput,
  RemoveMediaInput,
  ReorderInput,
  SetAltInput,
  SetFocalInput,
} from "../contract/media";
import { PictureDescribed, PictureFocused, PictureRemoved, PicturesReordered } from "../events";
import {
  findMedia,
  findSinglePicture,
  listMedia,
  lockOwner,
  removeMedia,
  saveOrder,
  updateMedia,
} from "../repo/media";
import { listOpenUploads } from "../repo/uploads";

/** The pictures of an owner and the uploads on their way to it, drafts and archived products included. */
export async function readMedia({ db }: Ctx<Staff>, { owner }: OwnerInput): Promise<MediaList> {
  const [pictures, single, uploads] = await Promise.all([
    owner.kind === "product" ? listMedia(db, owner.id) : [],
    owner.kind === "product" ? null : findSinglePicture(db, owner),
    listOpenUploads(db, owner),
  ]);
  return { pictures: [...pictures], single, uploads };
}

/** Puts all pictures of a product in a new order; the first is shown in lists. CONFLICT when they are not the same ones any more. */
export async function reorderMedia(ctx: Ctx<Staff>, { productId, mediaIds }: ReorderInput): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    if (!(await lockOwner(db, { kind: "product", id: productId })))
      throw new AppError("NOT_FOUND", "There is no such product.");
    const before = (await listMedia(db, productId)).map(({ id }) => id);
    if (!isSameSet(before, mediaIds))
      throw new AppError("CONFLICT", "The pictures have changed meanwhile. Reload the page and look again.");
    if (before.join() === mediaIds.join()) return;
    await saveOrder(db, productId, mediaIds);
    await announce(db, ctx, {
      kind: PicturesReordered,
      payload: { productId },
      change: { subject: productId, before, after: mediaIds },
    });
  });
}

const isSameSet = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.toSorted().join() === others.toSorted().join();

/** Says in words what a picture shows. */
export async function setMediaAlt(ctx: Ctx<Staff>, { mediaId, alt }: SetAltInput): Promise<void> {
  await changeMedia(ctx, mediaId, async (db, { productId, picture }) => {
    if (picture.alt === alt) return;
    await updateMedia(db, mediaId, { alt });
    const change = { subject: productId, before: { mediaId, alt: picture.alt }, after: { mediaId, alt } };
    await announce(db, ctx, { kind: PictureDescribed, payload: { mediaId }, change });
  });
}

/** Says what of a picture must stay in view when it is cropped. */
export async function setMediaFocal(ctx: Ctx<Staff>, { mediaId, focal }: SetFocalInput): Promise<void> {
  await changeMedia(ctx, mediaId, async (db, { productId, focal: before }) => {
    if (before.x === focal.x && before.y === focal.y) return;
    await updateMedia(db, mediaId, { focal });
    const change = { subject: productId, before: { mediaId, focal: before }, after: { mediaId, focal } };
    await announce(db, ctx, { kind: PictureFocused, payload: { mediaId }, change });
  });
}

/** Takes a picture off a product. Its files stay, for orders that were placed show them. */
export async function removeProductMedia(
  ctx: Ctx<Staff>,
  { mediaId, reason }: RemoveMediaInput,
): Promise<void> {
  await changeMedia(ctx, mediaId, async (db, { productId, picture }) => {
    await removeMedia(db, mediaId);
    const before = { mediaId, path: picture.path, alt: picture.alt };
    await announce(db, ctx, {
      kind: PictureRemoved,
      payload: { mediaId },
      change: { subject: productId, before, reason },
    });
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof findMedia>>>;

/** One change to one picture, read again under the lock of its product. */
async function changeMedia(
  ctx: Ctx<Staff>,
  mediaId: MediaId,
  change: (db: Db, media: Found) => Promise<void>,
): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const seen = await findMedia(db, mediaId);
    if (seen) await lockOwner(db, { kind: "product", id: seen.productId });
    const media = seen && (await findMedia(db, mediaId));
    if (!media) throw new AppError("NOT_FOUND", "This picture is gone. Reload the page and look again.");
    await change(db, media);
  });
}
