import { after, MINUTE } from "./clock";
import type { Database } from "./db";

/** A fact as it was announced. */
export type OutboxEvent = NonNullable<Awaited<ReturnType<typeof readEvent>>>;

export const readEvent = (db: Database, id: string) => db.outboxEvent.findUnique({ where: { id } });

export async function markDelivered(db: Database, id: string, at: Date): Promise<void> {
  await db.outboxEvent.updateMany({ where: { id, deliveredAt: null }, data: { deliveredAt: at } });
}

/** Facts that nobody has been told within five minutes, oldest first. */
export async function findUndelivered(db: Database, at: Date, limit: number): Promise<string[]> {
  const rows = await db.outboxEvent.findMany({
    where: { deliveredAt: null, at: { lt: after(at, -5 * MINUTE) } },
    orderBy: { at: "asc" },
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

export const countUndelivered = (db: Database): Promise<number> =>
  db.outboxEvent.count({ where: { deliveredAt: null } });
