import type { Db } from "@/server/platform/db";
import { ViewState } from "../contract";

export type ViewRow = {
  readonly id: string;
  readonly ownerId: string;
  readonly list: string;
  readonly name: string;
  readonly isShared: boolean;
  readonly state: ViewState;
};

const COLUMNS = { id: true, ownerId: true, list: true, name: true, isShared: true, state: true } as const;

const toView = (row: Omit<ViewRow, "state"> & { readonly state: unknown }): ViewRow => ({
  ...row,
  state: ViewState.parse(row.state),
});

/** A person's own views of a list, and those that others share; own ones first. */
export async function listViews(db: Db, list: string, ownerId: string): Promise<ViewRow[]> {
  const rows = await db.savedView.findMany({
    where: { list, OR: [{ ownerId }, { isShared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 100,
    select: COLUMNS,
  });
  return rows.map(toView).sort((a, b) => Number(b.ownerId === ownerId) - Number(a.ownerId === ownerId));
}

export async function findView(db: Db, id: string): Promise<ViewRow | null> {
  const row = await db.savedView.findUnique({ where: { id }, select: COLUMNS });
  return row && toView(row);
}

export const findViewByName = (
  db: Db,
  { ownerId, list, name }: Pick<ViewRow, "ownerId" | "list" | "name">,
): Promise<{ id: string } | null> =>
  db.savedView.findUnique({ where: { ownerId_list_name: { ownerId, list, name } }, select: { id: true } });

export const countViews = (db: Db, ownerId: string, list: string): Promise<number> =>
  db.savedView.count({ where: { ownerId, list } });

/** Saving under a name one has used already replaces that view. */
export async function saveView(db: Db, view: ViewRow, at: Date): Promise<void> {
  const { id, ownerId, list, name, isShared, state } = view;
  await db.savedView.upsert({
    where: { ownerId_list_name: { ownerId, list, name } },
    create: { id, ownerId, list, name, isShared, state, createdAt: at, updatedAt: at },
    update: { isShared, state, updatedAt: at },
    select: { id: true },
  });
}

export async function renameView(
  db: Db,
  { id, name, isShared }: Pick<ViewRow, "id" | "name" | "isShared">,
  at: Date,
): Promise<void> {
  await db.savedView.update({
    where: { id },
    data: { name, isShared, updatedAt: at },
    select: { id: true },
  });
}

export async function deleteView(db: Db, id: string): Promise<void> {
  await db.savedView.deleteMany({ where: { id } });
}

export async function findColumns(db: Db, ownerId: string, list: string): Promise<string[] | null> {
  const row = await db.listColumns.findUnique({
    where: { ownerId_list: { ownerId, list } },
    select: { columns: true },
  });
  return row?.columns ?? null;
}

type Choice = { readonly ownerId: string; readonly list: string; readonly columns: string[] | null };

/** Null forgets the choice. */
export async function saveColumns(db: Db, { ownerId, list, columns }: Choice, at: Date): Promise<void> {
  if (columns === null) {
    await db.listColumns.deleteMany({ where: { ownerId, list } });
    return;
  }
  await db.listColumns.upsert({
    where: { ownerId_list: { ownerId, list } },
    create: { ownerId, list, columns, updatedAt: at },
    update: { columns, updatedAt: at },
    select: { list: true },
  });
}
