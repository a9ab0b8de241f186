import type { Ctx } from "@/server/context";
import { announce } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { FinishUploadInput, UploadInput, UploadView } from "../contract/media";
import { UploadDismissed, UploadFinished } from "../events";
import { findUpload, moveUpload, removeUpload, type Upload } from "../repo/uploads";
import { originalKey } from "./start-upload";

export const MAKE_TASK = "catalog.make-picture";

/**
 * The file has been sent: queues the making of its pictures. CONFLICT when it has not arrived whole. Asked twice, it
 * is made once.
 */
export async function finishUpload(
  ctx: Ctx<Staff>,
  { uploadId, alt, focal }: FinishUploadInput,
): Promise<UploadView> {
  const upload = await openUpload(ctx, uploadId);
  if (upload.status !== "waiting") return toView(upload);
  const arrived = await ctx.storage.size(originalKey(uploadId));
  if (arrived !== upload.bytes)
    throw new AppError("CONFLICT", "The file has not arrived whole. Please send it again.");

  await ctx.db.$transaction(async (db) => {
    const at = ctx.clock();
    if (!(await moveUpload(db, { id: uploadId, from: "waiting", to: "queued", at, alt, focal }))) return;
    await enqueue(db, {
      task: MAKE_TASK,
      payload: { uploadId },
      key: `${MAKE_TASK}:${uploadId}`,
      maxAttempts: 6,
    });
    await announce(db, ctx, {
      kind: UploadFinished,
      payload: { uploadId },
      change: {
        subject: upload.owner.id,
        after: { fileName: upload.fileName, alt, ...(focal && { focal }) },
      },
    });
  });
  return toView(await openUpload(ctx, uploadId));
}

/** Forgets an upload that failed or was given up. CONFLICT while its picture is being made. */
export async function dismissUpload(ctx: Ctx<Staff>, { uploadId }: UploadInput): Promise<void> {
  const upload = await openUpload(ctx, uploadId);
  if (upload.status === "queued")
    throw new AppError("CONFLICT", "This picture is being made right now. Wait for it, then remove it.");
  await ctx.storage.remove(originalKey(uploadId));
  await ctx.db.$transaction(async (db) => {
    if (!(await removeUpload(db, uploadId))) return;
    await announce(db, ctx, {
      kind: UploadDismissed,
      payload: { uploadId },
      change: {
        subject: upload.owner.id,
        before: { fileName: upload.fileName, status: upload.status, reason: upload.reason },
      },
    });
  });
}

async function openUpload(ctx: Ctx, uploadId: UploadInput["uploadId"]): Promise<Upload> {
  const upload = await findUpload(ctx.db, uploadId);
  if (!upload) throw new AppError("NOT_FOUND", "There is no such upload, or not any more.");
  return upload;
}

const toView = ({ id, fileName, status, reason, createdAt }: Upload): UploadView => ({
  id,
  fileName,
  status,
  reason,
  createdAt,
});
