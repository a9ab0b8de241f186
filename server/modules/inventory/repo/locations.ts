import type { Db } from "@/server/platform/db";
import type { LocationView } from "../contract/locations";

export async function listLocations(db: Db): Promise<LocationView[]> {
  return db.$queryRaw<LocationView[]>`
    SELECT l.id, l.code, l.name, l.country, l.position, l.version, l.archived_at IS NOT NULL AS "isArchived",
      coalesce((SELECT sum(on_hand) FROM stock_level WHERE location_id = l.id), 0)::int AS units
    FROM location l ORDER BY l.archived_at IS NOT NULL, l.position, l.code`;
}

export const findLocation = (db: Db, id: string) => db.location.findUnique({ where: { id } });

type NewLocation = { id: string; code: string; name: string; country: string };

/** Adds a location after all others. False when its code is taken. */
export async function addLocation(db: Db, { id, code, name, country }: NewLocation): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO location (id, code, name, country, position)
    SELECT ${id}, ${code}, ${name}, ${country}, coalesce(max(position), -1) + 1 FROM location
    ON CONFLICT (code) DO NOTHING`;
  return count === 1;
}

type Change = { id: string; name: string; country: string; version: number };

/** False when it is archived, or someone changed it since. */
export async function changeLocation(db: Db, { id, name, country, version }: Change): Promise<boolean> {
  const { count } = await db.location.updateMany({
    where: { id, version, archivedAt: null },
    data: { name, country, version: { increment: 1 } },
  });
  return count === 1;
}

/** Keeps anybody from putting stock there while it is looked at. */
export async function lockLocation(db: Db, id: string): Promise<void> {
  await db.$executeRaw`SELECT FROM location WHERE id = ${id} FOR UPDATE`;
}

/** What still ties a location: units on its shelves, put aside there, or on their way to or from it. */
export async function countTies(
  db: Db,
  id: string,
): Promise<{ units: number; transfers: number; counts: number }> {
  const [ties] = await db.$queryRaw<[{ units: number; transfers: number; counts: number }]>`
    SELECT coalesce((SELECT sum(on_hand) FROM stock_level WHERE location_id = ${id}), 0)::int AS units,
      (SELECT count(*) FROM stock_transfer WHERE status IN ('draft', 'sent') AND (from_id = ${id} OR to_id = ${id}))::int AS transfers,
      (SELECT count(*) FROM stock_count WHERE status IN ('open', 'submitted') AND location_id = ${id})::int AS counts`;
  return ties;
}

export async function archiveLocation(db: Db, id: string, version: number, at: Date): Promise<boolean> {
  const { count } = await db.location.updateMany({
    where: { id, version, archivedAt: null },
    data: { archivedAt: at, version: { increment: 1 } },
  });
  return count === 1;
}

/** Numbers the open locations as given. Returns how many that were. */
export async function orderLocations(db: Db, ids: readonly string[]): Promise<number> {
  await db.$executeRaw`SELECT FROM location ORDER BY id FOR UPDATE`;
  return db.$executeRaw`
    UPDATE location l SET position = o.place - 1
    FROM unnest(${ids}::text[]) WITH ORDINALITY AS o (id, place) WHERE l.id = o.id AND l.archived_at IS NULL`;
}
