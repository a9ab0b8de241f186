import type { Db } from "@/server/platform/db";
import type { UploadId } from "@/server/shared/id";
import { type Focal, MediaOwner, UPLOAD_STATUSES, type UploadView } from "../contract/media";

export type UploadStatus = (typeof UPLOAD_STATUSES)[number];

export type Upload = {
  readonly id: UploadId;
  readonly owner: MediaOwner;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: number;
  readonly alt: string;
  readonly focal: Focal;
  readonly status: UploadStatus;
  readonly reason: string;
  readonly attempts: number;
  readonly createdAt: Date;
};

type Row = {
  readonly id: string;
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly focalX: number;
  readonly focalY: number;
  readonly status: string;
} & Omit<Upload, "id" | "owner" | "focal" | "status">;

const toUpload = ({ id, ownerKind, ownerId, focalX, focalY, status, ...rest }: Row): Upload => ({
  ...rest,
  id: id as UploadId,
  owner: MediaOwner.parse({ kind: ownerKind, id: ownerId }),
  focal: { x: focalX, y: focalY },
  status: status as UploadStatus,
});

type NewUpload = Pick<Upload, "id" | "owner" | "fileName" | "contentType" | "bytes"> & { readonly at: Date };

export async function saveUpload(db: Db, { owner, at, ...rest }: NewUpload): Promise<void> {
  await db.mediaUpload.create({
    data: { ...rest, ownerKind: owner.kind, ownerId: owner.id, createdAt: at, updatedAt: at },
  });
}

export async function findUpload(db: Db, id: UploadId): Promise<Upload | null> {
  const row = await db.mediaUpload.findUnique({ where: { id } });
  return row && toUpload(row);
}

type Move = {
  readonly id: UploadId;
  readonly from: UploadStatus;
  readonly to: UploadStatus;
  readonly at: Date;
  readonly reason?: string;
  readonly alt?: string;
  readonly focal?: Focal | undefined;
};

/** False when someone else moved it first. */
export async function moveUpload(db: Db, { id, from, to, at, focal, ...rest }: Move): Promise<boolean> {
  const { count } = await db.mediaUpload.updateMany({
    where: { id, status: from },
    data: {
      ...rest,
      status: to,
      updatedAt: at,
      ...(focal ? { focalX: focal.x, focalY: focal.y } : {}),
    },
  });
  return count === 1;
}

/** Counts one try at making it, before it is made: a file that kills the worker is remembered too. -1 takes it back. */
export async function countAttempt(db: Db, id: UploadId, by: 1 | -1): Promise<void> {
  await db.mediaUpload.updateMany({
    where: { id, status: "queued" },
    data: { attempts: { increment: by } },
  });
}

export async function removeUpload(db: Db, id: UploadId): Promise<boolean> {
  const { count } = await db.mediaUpload.deleteMany({ where: { id } });
  return count === 1;
}

/** Those under way or failed, newest first. Those never sent are nobody's business but the sweeper's. */
export async function listOpenUploads(db: Db, owner: MediaOwner): Promise<UploadView[]> {
  const rows = await db.mediaUpload.findMany({
    where: { ownerKind: owner.kind, ownerId: owner.id, status: { in: ["queued", "failed"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
    select: { id: true, fileName: true, status: true, reason: true, createdAt: true },
  });
  return rows.map(({ id, status, ...row }) => ({
    ...row,
    id: id as UploadId,
    status: status as UploadStatus,
  }));
}

type Stale = { readonly status: UploadStatus; readonly before: Date; readonly limit: number };

export async function listStaleUploads(db: Db, { status, before, limit }: Stale): Promise<Upload[]> {
  const rows = await db.mediaUpload.findMany({
    where: { status, updatedAt: { lt: before } },
    orderBy: { updatedAt: "asc" },
    take: limit,
  });
  return rows.map(toUpload);
}

/** Those being made, and those announced since then: an older address takes nothing any more. */
export const countComing = (db: Db, owner: MediaOwner, since: Date): Promise<number> =>
  db.mediaUpload.count({
    where: {
      ownerKind: owner.kind,
      ownerId: owner.id,
      OR: [{ status: "queued" }, { status: "waiting", createdAt: { gt: since } }],
    },
  });
