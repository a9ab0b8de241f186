"use server";

import { redirect } from "next/navigation";
import { textOf } from "@/app/form-answer";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import {
  AddMemberInput,
  CreateGroupInput,
  RemoveGroupInput,
  RemoveMemberInput,
  RenameGroupInput,
} from "@/server/modules/catalog/contract/groups";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../attempt";

const groups = async () => (await serverApi()).catalog.groups;

export async function createGroup(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Made. Open it to put customers in.", async () =>
    (await groups()).create(CreateGroupInput.parse({ name: textOf(form, "name") })),
  );
}

export async function renameGroup(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Renamed.", async () => {
    const wish = {
      id: textOf(form, "id"),
      version: Number(textOf(form, "version")),
      name: textOf(form, "name"),
    };
    await (await groups()).rename(RenameGroupInput.parse(wish));
  });
}

export async function removeGroup(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const answer = await attempt(form, "Deleted.", async () =>
    (await groups()).remove(RemoveGroupInput.parse({ id: textOf(form, "id") })),
  );
  if (answer.done) redirect("/admin/customer-groups");
  return answer;
}

export async function addMember(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "In the group. Their prices hold from now on.", async () => {
    const wish = AddMemberInput.parse({ id: textOf(form, "id"), email: textOf(form, "email") });
    await (await groups()).addMember(wish);
  });
}

export async function removeMember(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Not in the group any more.", async () => {
    const wish = RemoveMemberInput.parse({ id: textOf(form, "id"), userId: textOf(form, "userId") });
    await (await groups()).removeMember(wish);
  });
}
