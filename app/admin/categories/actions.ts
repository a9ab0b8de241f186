"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { textOf } from "@/app/form-answer";
import type { MoveCategory } from "@/components/admin/range/category-tree";
import type { Told } from "@/components/admin/range/told";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import {
  CreateCategoryInput,
  EndCategoryInput,
  MoveCategoryInput,
  RestoreCategoryInput,
  UpdateCategoryInput,
} from "@/server/modules/catalog/contract/categories";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../attempt";
import { tell } from "../tell";

const tree = async () => (await serverApi()).catalog.tree;
const wordsIn = (form: FormData) => ({
  name: textOf(form, "name"),
  blurb: textOf(form, "blurb"),
  seoTitle: textOf(form, "seoTitle"),
  seoDescription: textOf(form, "seoDescription"),
});
const which = (form: FormData) => ({ id: textOf(form, "id"), version: Number(textOf(form, "version")) });
/** Past the last of any neighbours. */
const LAST = 9_999;

export async function createCategory(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const slug = textOf(form, "slug");
  const parentId = textOf(form, "parentId") || null;
  const answer = await attempt(form, "Made.", async () => {
    const wish = CreateCategoryInput.parse({ ...wordsIn(form), parentId, ...(slug && { slug }) });
    await (await tree()).create(wish);
  });
  if (answer.done) redirect("/admin/categories");
  return answer;
}

export async function updateCategory(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Saved. The shop shows it within a minute.", async () => {
    const wish = { ...which(form), ...wordsIn(form), slug: textOf(form, "slug") };
    await (await tree()).update(UpdateCategoryInput.parse(wish));
  });
}

export async function moveInto(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Moved. It is the last there.", async () => {
    const place = { parentId: textOf(form, "parentId") || null, position: LAST };
    await (await tree()).move(MoveCategoryInput.parse({ ...which(form), ...place }));
  });
}

export async function moveCategory(wish: Parameters<MoveCategory>[0]): Promise<Told> {
  return tell(async () => {
    await (await tree()).move(MoveCategoryInput.parse(wish));
    refresh();
    return null;
  });
}

export async function endCategory(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const moveTo = textOf(form, "moveTo");
  const isForGood = textOf(form, "wish") === "remove";
  const answer = await attempt(form, "Archived. It can be brought back here.", async () => {
    const reason = textOf(form, "reason");
    const wish = EndCategoryInput.parse({ ...which(form), reason, ...(moveTo && { moveTo }) });
    await (isForGood ? (await tree()).remove(wish) : (await tree()).archive(wish));
  });
  if (answer.done && isForGood) redirect("/admin/categories");
  return answer;
}

export async function restoreCategory(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Back in the shop.", async () =>
    (await tree()).restore(RestoreCategoryInput.parse(which(form))),
  );
}
