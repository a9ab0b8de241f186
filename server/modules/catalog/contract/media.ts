import { z } from "zod";
import { CategoryId, CollectionId, MediaId, ProductId, UploadId } from "@/server/shared/id";
import { UPLOAD_LIMIT, UPLOAD_TYPES } from "@/server/shared/upload";
import { Picture } from "../contract";

/** Most pictures of one product. */
export const MOST_PICTURES = 24;

/** What a picture belongs to. A product has many, in order; a category and a collection have one. */
export const MediaOwner = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("product"), id: ProductId }),
  z.strictObject({ kind: z.literal("category"), id: CategoryId }),
  z.strictObject({ kind: z.literal("collection"), id: CollectionId }),
]);
export type MediaOwner = z.infer<typeof MediaOwner>;

/** Those that have one picture. */
export const SingleOwner = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("category"), id: CategoryId }),
  z.strictObject({ kind: z.literal("collection"), id: CollectionId }),
]);
export type SingleOwner = z.infer<typeof SingleOwner>;

const thousandth = z.number().int().min(0).max(1000);
/** What must stay in view when a picture is cropped, in thousandths from the left and the top. */
export const Focal = z.strictObject({ x: thousandth, y: thousandth });
export type Focal = z.infer<typeof Focal>;

/** What the picture shows, in words. It may wait, but nothing should be published without. */
export const Alt = z.string().trim().max(200, { error: "Say it in at most 200 letters" });

/** The last part of a path, without what no screen should be made to draw. */
const FileName = z
  .string()
  .max(400)
  .transform((name) =>
    (name.split(/[\\/]/).at(-1) ?? "")
      .replaceAll(/[\p{C}]/gu, "")
      .trim()
      .slice(0, 200),
  )
  .pipe(z.string().min(1, { error: "The file needs a name" }));

export const StartUploadInput = z.strictObject({
  owner: MediaOwner,
  fileName: FileName,
  contentType: z.enum(UPLOAD_TYPES, { error: "Choose a JPEG, PNG, WebP or AVIF picture" }),
  bytes: z
    .number()
    .int()
    .min(1, { error: "This file is empty" })
    .max(UPLOAD_LIMIT, { error: "A picture may have at most 15 MB" }),
});
export type StartUploadInput = z.infer<typeof StartUploadInput>;

/** Where to PUT the file, and the headers that must go with it. The address holds for a quarter of an hour. */
export const StartedUpload = z.strictObject({
  uploadId: UploadId,
  uploadUrl: z.string(),
  headers: z.record(z.string(), z.string()),
});
export type StartedUpload = z.infer<typeof StartedUpload>;

export const FinishUploadInput = z.strictObject({
  uploadId: UploadId,
  alt: Alt.default(""),
  focal: Focal.optional(),
});
export type FinishUploadInput = z.infer<typeof FinishUploadInput>;

export const UPLOAD_STATUSES = ["waiting", "queued", "made", "failed"] as const;

/** A picture on its way in; `reason` says why it failed and what to do. */
export const UploadView = z.strictObject({
  id: UploadId,
  fileName: z.string(),
  status: z.enum(UPLOAD_STATUSES),
  reason: z.string(),
  createdAt: z.date(),
});
export type UploadView = z.infer<typeof UploadView>;

/** A product's picture as staff see it. */
export const MediaView = z.strictObject({ id: MediaId, picture: Picture, focal: Focal });
export type MediaView = z.infer<typeof MediaView>;

export const OwnerInput = z.strictObject({ owner: MediaOwner });
export type OwnerInput = z.infer<typeof OwnerInput>;

/** `pictures` in their order; `single` is the one of a category or a collection; `uploads` are those under way or failed. */
export const MediaList = z.strictObject({
  pictures: z.array(MediaView),
  single: Picture.nullable(),
  uploads: z.array(UploadView),
});
export type MediaList = z.infer<typeof MediaList>;

export const UploadInput = z.strictObject({ uploadId: UploadId });
export type UploadInput = z.infer<typeof UploadInput>;

export const ReorderInput = z.strictObject({
  productId: ProductId,
  /** All of the product's pictures, each once, in their new order. */
  mediaIds: z.array(MediaId).min(1).max(200),
});
export type ReorderInput = z.infer<typeof ReorderInput>;

export const SetAltInput = z.strictObject({ mediaId: MediaId, alt: Alt });
export type SetAltInput = z.infer<typeof SetAltInput>;

export const SetFocalInput = z.strictObject({ mediaId: MediaId, focal: Focal });
export type SetFocalInput = z.infer<typeof SetFocalInput>;

const Reason = z.string().trim().max(300).default("");
export const RemoveMediaInput = z.strictObject({ mediaId: MediaId, reason: Reason });
export type RemoveMediaInput = z.infer<typeof RemoveMediaInput>;

/** The one picture of a category or a collection: other words for it, another point to keep in view, or none at all. */
export const SetSinglePictureInput = z.strictObject({
  owner: SingleOwner,
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("describe"), alt: Alt, focal: Focal }),
    z.strictObject({ kind: z.literal("remove") }),
  ]),
});
export type SetSinglePictureInput = z.infer<typeof SetSinglePictureInput>;
