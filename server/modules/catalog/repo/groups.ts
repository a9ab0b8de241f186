import type { Db } from "@/server/platform/db";
import type { CustomerGroupId, UserId } from "@/server/shared/id";
import type { GroupView } from "../contract/groups";

export const hasGroup = async (db: Db, id: string): Promise<boolean> =>
  (await db.customerGroup.count({ where: { id } })) > 0;

/** All groups by name, with how many people are in them and how many price lists are theirs. */
export async function listGroups(db: Db): Promise<GroupView[]> {
  const rows = await db.customerGroup.findMany({
    orderBy: { name: "asc" },
    take: 500,
    include: { _count: { select: { members: true, priceLists: true } } },
  });
  return rows.map(({ id, name, version, _count }) => ({
    id: id as CustomerGroupId,
    name,
    version,
    memberCount: _count.members,
    listCount: _count.priceLists,
  }));
}

export type HeldGroup = { readonly id: CustomerGroupId; readonly name: string; readonly version: number };

/** The group, kept from other writers until the transaction ends. */
export async function lockGroup(db: Db, id: string): Promise<HeldGroup | null> {
  const [row] = await db.$queryRaw<
    HeldGroup[]
  >`SELECT id, name, version FROM customer_group WHERE id = ${id} FOR UPDATE`;
  return row ?? null;
}

/** False when the name is taken. */
export async function addGroup(db: Db, group: { id: string; name: string; at: Date }): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO customer_group (id, name, created_at) VALUES (${group.id}, ${group.name}, ${group.at}::timestamptz)
    ON CONFLICT (name) DO NOTHING`;
  return count === 1;
}

/** False when the name is taken. */
export async function renameGroup(db: Db, id: string, name: string): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE customer_group SET name = ${name}, version = version + 1
    WHERE id = ${id} AND NOT EXISTS (SELECT FROM customer_group WHERE name = ${name} AND id <> ${id})`;
  return count === 1;
}

export const listNamesOfLists = async (db: Db, groupId: string): Promise<string[]> =>
  (await db.priceList.findMany({ where: { groupId }, orderBy: { name: "asc" }, take: 5 })).map(
    ({ name }) => name,
  );

export async function deleteGroup(db: Db, id: string): Promise<void> {
  await db.customerGroup.delete({ where: { id } });
}

type Member = { readonly groupId: string; readonly userId: string; readonly by: string; readonly at: Date };

/** False when the person is in the group already. */
export async function addMember(db: Db, { groupId, userId, by, at }: Member): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO customer_group_member (group_id, user_id, added_at, added_by)
    VALUES (${groupId}, ${userId}, ${at}::timestamptz, ${by}) ON CONFLICT DO NOTHING`;
  return count === 1;
}

export async function deleteMember(db: Db, groupId: string, userId: string): Promise<boolean> {
  const { count } = await db.customerGroupMember.deleteMany({ where: { groupId, userId } });
  return count === 1;
}

/** Members by id, one more than asked for. */
export const listMembers = (
  db: Db,
  groupId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<{ userId: UserId; addedAt: Date }[]> =>
  db.$queryRaw`SELECT user_id AS "userId", added_at AS "addedAt" FROM customer_group_member
    WHERE group_id = ${groupId} AND user_id > ${after} ORDER BY user_id LIMIT ${limit + 1}`;
