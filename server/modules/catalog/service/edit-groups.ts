import type { Ctx } from "@/server/context";
import { findPerson, readNames } from "@/server/modules/auth/service";
import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { actorName, type Staff } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { CustomerGroupId } from "@/server/shared/id";
import type {
  AddMemberInput,
  CreateGroupInput,
  GroupInput,
  GroupView,
  MemberPage,
  RemoveGroupInput,
  RemoveMemberInput,
  RenameGroupInput,
} from "../contract/groups";
import { GroupCreated, GroupJoined, GroupLeft, GroupRemoved, GroupRenamed } from "../events";
import * as repo from "../repo/groups";
import { tellChange } from "./tell-change";

export const listGroups = ({ db }: Ctx<Staff>): Promise<GroupView[]> => repo.listGroups(db);

/** A group of customers who may have price lists of their own. */
export async function createGroup(ctx: Ctx<Staff>, { name }: CreateGroupInput): Promise<GroupView[]> {
  const id = newId<CustomerGroupId>("customerGroup", ctx.clock());
  return ctx.db.$transaction(async (db) => {
    if (!(await repo.addGroup(db, { id, name, at: ctx.clock() }))) throw nameTaken(name);
    await tellChange(db, ctx, {
      kind: GroupCreated,
      payload: { groupId: id },
      subject: name,
      after: { name },
    });
    return repo.listGroups(db);
  });
}

export async function renameGroup(
  ctx: Ctx<Staff>,
  { id, version, name }: RenameGroupInput,
): Promise<GroupView[]> {
  return ctx.db.$transaction(async (db) => {
    const held = await holdGroup(db, id);
    if (held.version !== version)
      throw new AppError(
        "CONFLICT",
        `This group was renamed to “${held.name}” meanwhile. Reload it and look again.`,
      );
    if (!(await repo.renameGroup(db, id, name))) throw nameTaken(name);
    const change = { subject: name, before: { name: held.name }, after: { name } };
    await tellChange(db, ctx, { kind: GroupRenamed, payload: { groupId: id }, ...change });
    return repo.listGroups(db);
  });
}

/** Ends a group that no price list is for: else its prices would have to go to everyone or to no one. */
export async function removeGroup(ctx: Ctx<Staff>, { id }: RemoveGroupInput): Promise<GroupView[]> {
  return ctx.db.$transaction(async (db) => {
    const held = await holdGroup(db, id);
    const lists = await repo.listNamesOfLists(db, id);
    if (lists.length > 0)
      throw new AppError(
        "CONFLICT",
        `Price lists are for this group: ${lists.join(", ")}. Change or delete them first.`,
      );
    await repo.deleteGroup(db, id);
    const change = { subject: held.name, before: { name: held.name } };
    await tellChange(db, ctx, { kind: GroupRemoved, payload: { groupId: id }, ...change });
    return repo.listGroups(db);
  });
}

/** Puts the customer with this e-mail address into a group. Only the id is kept; twice is once. */
export async function addMember(ctx: Ctx<Staff>, { id, email }: AddMemberInput): Promise<MemberPage> {
  const person = await findPerson(ctx, email);
  if (!person)
    throw new AppError("NOT_FOUND", "Nobody has an account with that e-mail address.", {
      email: "Ask the customer which address they signed up with",
    });
  return ctx.db.$transaction(async (db) => {
    const held = await holdGroup(db, id);
    const member = { groupId: id, userId: person.id, by: actorName(ctx.actor), at: ctx.clock() };
    if (await repo.addMember(db, member)) {
      const change = { subject: held.name, after: { userId: person.id } };
      await tellChange(db, ctx, { kind: GroupJoined, payload: { groupId: id }, ...change });
    }
    return pageOf(ctx, db, { id });
  });
}

export async function removeMember(ctx: Ctx<Staff>, { id, userId }: RemoveMemberInput): Promise<MemberPage> {
  return ctx.db.$transaction(async (db) => {
    const held = await holdGroup(db, id);
    if (await repo.deleteMember(db, id, userId)) {
      const change = { subject: held.name, before: { userId } };
      await tellChange(db, ctx, { kind: GroupLeft, payload: { groupId: id }, ...change });
    }
    return pageOf(ctx, db, { id });
  });
}

/** Who is in a group, in pages of fifty. */
export const listMembers = (ctx: Ctx<Staff>, input: GroupInput): Promise<MemberPage> =>
  pageOf(ctx, ctx.db, input);

const PAGE = 50;

async function pageOf(ctx: Ctx<Staff>, db: Db, { id, cursor }: GroupInput): Promise<MemberPage> {
  const rows = await repo.listMembers(db, id, { after: cursor ?? "", limit: PAGE });
  const page = rows.slice(0, PAGE);
  const names = await readNames(
    ctx,
    page.map(({ userId }) => userId),
  );
  const members = page.map((row) => ({ ...row, name: names.get(row.userId) ?? "Someone who left" }));
  return { members, nextCursor: rows.length > PAGE ? (page.at(-1)?.userId ?? null) : null };
}

async function holdGroup(db: Db, id: string): Promise<repo.HeldGroup> {
  const held = await repo.lockGroup(db, id);
  if (!held) throw new AppError("NOT_FOUND", "There is no such customer group.");
  return held;
}

const nameTaken = (name: string): AppError =>
  new AppError("CONFLICT", `There is a group called “${name}” already.`, { name: "Choose another name" });
