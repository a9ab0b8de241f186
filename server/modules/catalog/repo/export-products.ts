import type { Db } from "@/server/platform/db";

export const listCategories = (
  db: Db,
): Promise<{ id: string; slug: string; name: string; parentId: string | null }[]> =>
  db.category.findMany({
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, slug: true, name: true, parentId: true },
  });

export async function listIdsAfter(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db.product.findMany({
    where: { id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
