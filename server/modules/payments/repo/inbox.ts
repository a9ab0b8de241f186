import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";

type Filing = {
  readonly provider: string;
  readonly eventKey: string;
  readonly status: "received" | "rejected";
  readonly topic: string;
  readonly reference: string | null;
  readonly rawBody: string;
  readonly problem?: string;
  readonly at: Date;
};

/** Files one message from a provider; null when it was filed before. */
export async function fileEvent(db: Db, { at, problem, ...filing }: Filing): Promise<string | null> {
  const id = newId("providerEvent", at);
  const { count } = await db.providerEvent.createMany({
    data: [{ ...filing, id, problem: problem ?? null, receivedAt: at }],
    skipDuplicates: true,
  });
  return count === 1 ? id : null;
}

export type InboxRow = NonNullable<Awaited<ReturnType<typeof findEvent>>>;

export const findEvent = (db: Db, id: string) => db.providerEvent.findUnique({ where: { id } });

export async function markEvent(
  db: Db,
  id: string,
  mark: { status: "received" | "handled" | "parked"; problem: string | null; at: Date },
): Promise<void> {
  await db.providerEvent.updateMany({
    where: { id, status: { not: "rejected" } },
    data: {
      status: mark.status,
      problem: mark.problem,
      handledAt: mark.status === "received" ? null : mark.at,
    },
  });
}

export const listEvents = (db: Db, status: string | undefined, limit: number) =>
  db.providerEvent.findMany({
    where: status ? { status } : {},
    orderBy: { receivedAt: "desc" },
    take: limit,
  });

export const listEventsAbout = (db: Db, references: readonly string[]) =>
  db.providerEvent.findMany({
    where: { reference: { in: [...references] } },
    orderBy: { receivedAt: "asc" },
    take: 100,
  });

/** What a provider has said of a payment, newest first; what was rejected at the door left out. */
export const listLettersAbout = (db: Db, provider: string, reference: string) =>
  db.providerEvent.findMany({
    where: { provider, reference, status: { not: "rejected" } },
    orderBy: { receivedAt: "desc" },
    take: 20,
    select: { rawBody: true },
  });

export const countParked = (db: Db): Promise<number> =>
  db.providerEvent.count({ where: { status: "parked" } });
