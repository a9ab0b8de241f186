import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";

type NewException = {
  readonly kind: string;
  readonly provider: string;
  readonly reference: string;
  readonly orderId: string | null;
  readonly currency: string;
  readonly expectedMinor: bigint | null;
  readonly paidMinor: bigint;
  readonly detail: string;
  /** The refund it is about: each is a task of its own. */
  readonly refundId?: string;
  readonly at: Date;
};

/** One exception per payment and kind, however often it is found. */
export async function saveException(db: Db, { at, ...exception }: NewException): Promise<boolean> {
  const { count } = await db.paymentException.createMany({
    data: [{ ...exception, id: newId("exception", at), createdAt: at }],
    skipDuplicates: true,
  });
  return count === 1;
}

export const listExceptions = (db: Db, limit: number) =>
  db.paymentException.findMany({ orderBy: [{ status: "asc" }, { createdAt: "desc" }], take: limit });
export const findException = (db: Db, id: string) => db.paymentException.findUnique({ where: { id } });
export const countOpenExceptions = (db: Db): Promise<number> =>
  db.paymentException.count({ where: { status: "open" } });

export async function closeException(db: Db, id: string, resolution: string, at: Date): Promise<boolean> {
  const { count } = await db.paymentException.updateMany({
    where: { id, status: "open" },
    data: { status: "resolved", resolution, resolvedAt: at },
  });
  return count === 1;
}
