import type { Ctx } from "@/server/context";
import { after, MINUTE, SECOND } from "@/server/platform/clock";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { UploadId } from "@/server/shared/id";
import { MOST_PICTURES, type StartedUpload, type StartUploadInput } from "../contract/media";
import { UploadStarted } from "../events";
import { listMedia, lockOwner } from "../repo/media";
import { countComing, saveUpload } from "../repo/uploads";

const ADDRESS_LIVES = (15 * MINUTE) / SECOND;

/** Where the file as it was sent is kept until the picture is made. Never served. */
export const originalKey = (uploadId: UploadId): string => `originals/${uploadId}`;

/**
 * Hands out an address to which exactly this file can be PUT, within a quarter of an hour. NOT_FOUND for an owner
 * that is not there, CONFLICT when it has all the pictures it may have.
 */
export async function startUpload(
  ctx: Ctx<Staff>,
  { owner, fileName, contentType, bytes }: StartUploadInput,
): Promise<StartedUpload> {
  const at = ctx.clock();
  const uploadId = newId<UploadId>("upload", at);
  const order = { key: originalKey(uploadId), contentType, bytes, at, seconds: ADDRESS_LIVES };
  await ctx.db.$transaction(async (db) => {
    if (!(await lockOwner(db, owner))) throw new AppError("NOT_FOUND", `There is no such ${owner.kind}.`);
    if (owner.kind === "product") {
      const count =
        (await listMedia(db, owner.id)).length +
        (await countComing(db, owner, after(at, -ADDRESS_LIVES * SECOND)));
      if (count >= MOST_PICTURES)
        throw new AppError("CONFLICT", `A product may have ${MOST_PICTURES} pictures. Remove one first.`);
    }
    await saveUpload(db, { id: uploadId, owner, fileName, contentType, bytes, at });
    await announce(db, ctx, {
      kind: UploadStarted,
      payload: { uploadId },
      change: { subject: owner.id, after: { fileName, contentType, bytes } },
    });
  });
  const { url, headers } = await ctx.storage.signUpload(order);
  return { uploadId, uploadUrl: url, headers: { ...headers } };
}
