import type { Ctx } from "@/server/context";
import { readNames } from "@/server/modules/auth/service";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import type { Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { readColumns, readList, sortWord } from "@/server/shared/list";
import {
  type KeepColumnsInput,
  type ListSettings,
  type RenameViewInput,
  SavedViewId,
  type SaveViewInput,
  type ViewState,
} from "../contract";
import { ColumnsKept, ViewDeleted, ViewRenamed, ViewSaved } from "../events";
import * as repo from "../repo/saved-views";
import { actionsOn } from "./know-actions";
import { openList } from "./know-lists";

/** So many tabs are more than anyone reads. */
const MOST_VIEWS = 30;

/** One's columns of a list, one's own views of it, and those that others share. */
export async function readListSettings(ctx: Ctx<Staff>, list: string): Promise<ListSettings> {
  const { shape } = openList(ctx, list);
  const [columns, rows] = await Promise.all([
    repo.findColumns(ctx.db, ctx.actor.id, list),
    repo.listViews(ctx.db, list, ctx.actor.id),
  ]);
  const names = await readNames(ctx, [...new Set(rows.map(({ ownerId }) => ownerId))]);
  return {
    columns: readColumns(shape, columns ?? undefined),
    bulk: actionsOn(ctx, list).map(({ name, label }) => ({ name, label })),
    views: rows.map(({ id, name, isShared, ownerId, state }) => ({
      id: SavedViewId.parse(id),
      name,
      isShared,
      isOwn: ownerId === ctx.actor.id,
      owner: names.get(ownerId) ?? "",
      state,
    })),
  };
}

/** Keeps a way to look at a list, under a name; the same name again replaces it. What the list does not know is left out. */
export async function saveView(ctx: Ctx<Staff>, input: SaveViewInput): Promise<void> {
  const { list, name, isShared } = input;
  const { shape } = openList(ctx, list);
  const { filters, sort, columns } = readList(shape, { ...input.state });
  const state: ViewState = {
    filters: { ...filters },
    sort: sortWord(sort) === sortWord(shape.sort) ? null : sortWord(sort),
    columns: columns && [...columns],
  };
  const ownerId = ctx.actor.id;
  await ctx.db.$transaction(async (db) => {
    const known = await repo.findViewByName(db, { ownerId, list, name });
    if (!known && (await repo.countViews(db, ownerId, list)) >= MOST_VIEWS)
      throw new AppError("CONFLICT", `You have ${MOST_VIEWS} views of this list. Delete one first.`);
    const view = { id: known?.id ?? newId("savedView", ctx.clock()), ownerId, list, name, isShared, state };
    await repo.saveView(db, view, ctx.clock());
    await announce(db, ctx, {
      kind: ViewSaved,
      payload: { list },
      change: { subject: view.id, after: { list, name, isShared, state } },
    });
  });
}

/** Gives one's own view another name, or shares it, or keeps it to oneself. */
export async function renameView(ctx: Ctx<Staff>, input: RenameViewInput): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const view = await findOwnView(ctx, db, input.id);
    const { id, list } = view;
    const { name, isShared = view.isShared } = input;
    const other = await repo.findViewByName(db, { ownerId: ctx.actor.id, list, name });
    if (other && other.id !== id) throw new AppError("CONFLICT", "You have a view of that name already.");
    await repo.renameView(db, { id, name, isShared }, ctx.clock());
    await announce(db, ctx, {
      kind: ViewRenamed,
      payload: { list },
      change: {
        subject: id,
        before: { name: view.name, isShared: view.isShared },
        after: { name, isShared },
      },
    });
  });
}

export async function deleteView(ctx: Ctx<Staff>, id: string): Promise<void> {
  await ctx.db.$transaction(async (db) => {
    const { list, name, isShared } = await findOwnView(ctx, db, id);
    await repo.deleteView(db, id);
    await announce(db, ctx, {
      kind: ViewDeleted,
      payload: { list },
      change: { subject: id, before: { list, name, isShared } },
    });
  });
}

/** Someone else's view, shared or not, looks exactly like none. */
async function findOwnView(ctx: Ctx<Staff>, db: Db, id: string): Promise<repo.ViewRow> {
  const view = await repo.findView(db, id);
  if (view?.ownerId !== ctx.actor.id) throw new AppError("NOT_FOUND", "You have no such view.");
  openList(ctx, view.list);
  return view;
}

/** Which columns one wants to see in a list, from now on and on every device; null for the list's own choice. */
export async function keepColumns(ctx: Ctx<Staff>, { list, columns }: KeepColumnsInput): Promise<void> {
  const { shape } = openList(ctx, list);
  const kept = columns && readColumns(shape, columns);
  if (columns && !kept) throw new AppError("INVALID", "Choose at least one column.");
  await ctx.db.$transaction(async (db) => {
    const before = await repo.findColumns(db, ctx.actor.id, list);
    await repo.saveColumns(db, { ownerId: ctx.actor.id, list, columns: kept }, ctx.clock());
    await announce(db, ctx, {
      kind: ColumnsKept,
      payload: { list },
      change: { subject: list, before: { columns: before }, after: { columns: kept } },
    });
  });
}
