import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { sha256 } from "@/server/platform/digest";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import { checkPicture } from "@/server/platform/picture-check";
import { makePicture, RECIPE } from "@/server/platform/picture-make";
import type { System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { MediaId } from "@/server/shared/id";
import type { Picture } from "../contract";
import type { UploadInput } from "../contract/media";
import { PictureMade, PictureRefused } from "../events";
import { hasOriginal, lockOwner, saveMedia, saveSinglePicture } from "../repo/media";
import { countAttempt, findUpload, moveUpload, type Upload } from "../repo/uploads";
import { originalKey } from "./start-upload";

/** A worker that dies of a file has no time to say so: after this many tries the file is to blame. */
const MOST_ATTEMPTS = 3;

/**
 * Makes the pictures of one upload and hangs them up. Repeatable at any point: files are named after what is in them,
 * the picture is hung up once. A file that is refused fails for good with a reason for staff; a store that is away
 * throws, and is tried again. The original, which may tell where it was taken, is removed in either case.
 */
export async function makeUploadedPicture(ctx: Ctx<System>, { uploadId }: UploadInput): Promise<void> {
  const upload = await findUpload(ctx.db, uploadId);
  if (!upload) return;
  if (upload.status === "queued") {
    await countAttempt(ctx.db, uploadId, 1);
    try {
      const made = await makeFiles(ctx, upload);
      await hangUp(ctx, upload, made);
    } catch (error) {
      if (!(error instanceof AppError)) {
        // The worker lives, so the file is not to blame.
        await countAttempt(ctx.db, uploadId, -1);
        throw error;
      }
      await refuseUpload(ctx, upload, error.message);
    }
  }
  await ctx.storage.remove(originalKey(uploadId));
}

type Made = { readonly picture: Picture; readonly original: string };

async function makeFiles(ctx: Ctx<System>, upload: Upload): Promise<Made> {
  const { id, alt, attempts, bytes } = upload;
  if (attempts >= MOST_ATTEMPTS)
    throw new AppError("INVALID", "This picture could not be made in three tries. Save it anew, smaller.");
  const original = await readOriginal(ctx, id, bytes);
  await checkPicture(original);
  const { files, ...shape } = await makePicture(original);
  const hash = sha256(original);
  const name = sha256(`${hash}:${RECIPE}`);
  const key = `media/${name.slice(0, 2)}/${name.slice(2, 34)}`;
  for (const file of files) {
    const note = { contentType: `image/${file.kind}`, isImmutable: true };
    await ctx.storage.put(`${key}-${file.width}.${file.kind}`, file.bytes, note);
  }
  const picture = { ...shape, widths: [...shape.widths], path: ctx.storage.address(key), alt };
  return { picture, original: hash };
}

/** Measured before it is read: what lies there may not be what was announced. */
async function readOriginal(ctx: Ctx<System>, id: Upload["id"], bytes: number): Promise<Uint8Array> {
  const key = originalKey(id);
  const original = (await ctx.storage.size(key)) === bytes ? await ctx.storage.read(key) : null;
  if (!original) throw new AppError("INVALID", "The file is not there any more. Please send it again.");
  return original;
}

async function hangUp(ctx: Ctx<System>, upload: Upload, { picture, original }: Made): Promise<void> {
  const { id, owner, focal, fileName } = upload;
  await ctx.db.$transaction(async (db) => {
    if (!(await lockOwner(db, owner)))
      throw new AppError("NOT_FOUND", `The ${owner.kind} that this picture was for is gone.`);
    if (!(await moveUpload(db, { id, from: "queued", to: "made", at: ctx.clock() }))) return;
    await attach(db, { ...upload, at: ctx.clock() }, { picture, original });
    await announce(db, ctx, {
      kind: PictureMade,
      payload: { uploadId: id },
      change: { subject: owner.id, after: { fileName, path: picture.path, alt: picture.alt, focal } },
    });
  });
}

/** One line per kind of owner: where its pictures hang. */
async function attach(
  db: Db,
  { owner, focal, at }: Upload & { readonly at: Date },
  made: Made,
): Promise<void> {
  switch (owner.kind) {
    case "product":
      if (await hasOriginal(db, owner.id, made.original))
        throw new AppError("CONFLICT", "This product has this very picture already.");
      return saveMedia(db, { ...made, id: newId<MediaId>("media", at), productId: owner.id, focal });
    case "category":
    case "collection":
      return saveSinglePicture(db, owner, { ...made.picture, focal });
  }
}

async function refuseUpload(ctx: Ctx<System>, upload: Upload, reason: string): Promise<void> {
  const { id, owner, fileName } = upload;
  await ctx.db.$transaction(async (db) => {
    if (!(await moveUpload(db, { id, from: "queued", to: "failed", at: ctx.clock(), reason }))) return;
    await announce(db, ctx, {
      kind: PictureRefused,
      payload: { uploadId: id },
      change: { subject: owner.id, before: { fileName }, reason },
    });
  });
}
