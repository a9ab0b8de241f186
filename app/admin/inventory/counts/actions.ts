"use server";

import { redirect } from "next/navigation";
import { refuse, textOf } from "@/app/form-answer";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import { CountStepInput, EnterCountInput, OpenCountInput } from "@/server/modules/inventory/contract/counts";
import { AppError } from "@/server/shared/error";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../../attempt";
import { numberOf } from "../read-form";

/** So many lines are written down in one go; a long sheet takes several. */
const AT_ONCE = 500;

export async function openCount(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  let id: string;
  try {
    const categoryId = textOf(form, "categoryId");
    const skus = textOf(form, "skus")
      .split(/[\s,;]+/)
      .filter(Boolean);
    const wish = OpenCountInput.parse({
      key: textOf(form, "key"),
      locationId: textOf(form, "locationId"),
      note: textOf(form, "note"),
      ...(categoryId ? { categoryId } : {}),
      ...(skus.length > 0 ? { skus } : {}),
    });
    ({ id } = await (await serverApi()).inventory.counts.open(wish));
  } catch (error) {
    return { ...refuse(error, form), done: null };
  }
  redirect(`/admin/inventory/counts/${id}`);
}

/** Saves the lines whose figure is another than the one that was saved before. */
export async function enterCount(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const key = textOf(form, "key");
  const countId = textOf(form, "countId");
  const lines = [...form.keys()].flatMap((name) => {
    const variantId = /^counted:(.+)$/.exec(name)?.[1];
    const typed = textOf(form, name).trim();
    if (!variantId || typed === "" || typed === textOf(form, `was:${variantId}`)) return [];
    return [{ variantId, counted: Number(typed) }];
  });
  return attempt(form, lines.length === 1 ? "Saved one line." : `Saved ${lines.length} lines.`, async () => {
    if (lines.length === 0) throw new AppError("INVALID", "Nothing was counted since you last saved.");
    const { counts } = (await serverApi()).inventory;
    for (let from = 0; from < lines.length; from += AT_ONCE) {
      const part = lines.slice(from, from + AT_ONCE);
      await counts.enter(EnterCountInput.parse({ key: `${key}:${from}`, countId, lines: part }));
    }
  });
}

const stepOf = (form: FormData) =>
  CountStepInput.parse({
    key: textOf(form, "key"),
    countId: textOf(form, "countId"),
    version: numberOf(form, "version"),
  });

export async function submitCount(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Counting is over. Look at what differs, then book it.", async () =>
    (await serverApi()).inventory.counts.submit(stepOf(form)),
  );
}

export async function bookCount(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Booked. The shop sells what is really there.", async () =>
    (await serverApi()).inventory.counts.book(stepOf(form)),
  );
}

export async function cancelCount(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Dropped. Nothing changed.", async () =>
    (await serverApi()).inventory.counts.cancel(stepOf(form)),
  );
}
