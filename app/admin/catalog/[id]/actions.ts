"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { refuse, textOf } from "@/app/form-answer";
import type { EditorAnswer, EditorWish } from "@/components/admin/catalog/editor-actions";
import { type StaffAnswer, UNSENT } from "@/components/admin/staff-answer";
import { problemOf, serverApi } from "@/server/trpc/caller";

/** Does one thing to a product and says how it stands then. What a rule refuses is an answer; a fault is thrown on. */
export async function editProduct(id: string, wish: EditorWish): Promise<EditorAnswer> {
  const { products } = (await serverApi()).catalog;
  const progress = { isPartDone: false };
  try {
    const question = await carryOut(id, wish, progress);
    if (question) return question;
    // The heading of the page and its links follow.
    refresh();
    return { state: "done", product: await products.read({ id }) };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    const { message, fields } = problem;
    if (fields["version"]) return { state: "stale", message, product: await products.read({ id }) };
    const product = progress.isPartDone ? await products.read({ id }) : null;
    return { state: "refused", message, fields, product };
  }
}

type Question = Extract<EditorAnswer, { state: "confirm" }>;

async function carryOut(
  id: string,
  wish: EditorWish,
  progress: { isPartDone: boolean },
): Promise<Question | null> {
  const { products } = (await serverApi()).catalog;
  const { version } = wish;
  switch (wish.kind) {
    case "save":
      return save(id, wish, progress);
    case "publish":
    case "restore":
      await products[wish.kind]({ id, version });
      return null;
    case "unpublish":
    case "archive":
      return questionIn(await products[wish.kind]({ id, version, confirm: wish.confirm }));
    case "schedule":
      await products.schedule({ id, version, publishAt: wish.publishAt, unpublishAt: wish.unpublishAt });
      return null;
    case "changeSlug":
      await products.changeSlug({ id, version, slug: wish.slug, takeOver: wish.takeOver });
      return null;
  }
}

/** The grid first: it may ask before anything is written. Then the words, against the version that the grid made. */
async function save(
  id: string,
  { version, grid, changes }: Extract<EditorWish, { kind: "save" }>,
  progress: { isPartDone: boolean },
): Promise<Question | null> {
  const { products } = (await serverApi()).catalog;
  let now = version;
  if (grid) {
    const result = await products.saveVariants({ id, version, ...grid });
    const question = questionIn(result);
    if (question || result.state === "confirm") return question;
    now = result.product.version;
    progress.isPartDone = true;
  }
  if (changes) await products.update({ id, version: now, changes });
  return null;
}

const questionIn = (result: { state: "done" } | { state: "confirm"; message: string }): Question | null =>
  result.state === "confirm" ? { state: "confirm", message: result.message } : null;

/** A draft like this product; leads to its editor. */
export async function duplicateProduct(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  let id: string;
  try {
    ({ id } = await (await serverApi()).catalog.products.duplicate({ id: textOf(form, "id") }));
  } catch (error) {
    return { ...UNSENT, ...refuse(error, form) };
  }
  redirect(`/admin/catalog/${id}`);
}
