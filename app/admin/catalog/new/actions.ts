"use server";

import { redirect } from "next/navigation";
import { refuse, textOf } from "@/app/form-answer";
import { type StaffAnswer, UNSENT } from "@/components/admin/staff-answer";
import { serverApi } from "@/server/trpc/caller";

/** A draft with a title and a category; leads to its editor. */
export async function createProduct(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  let id: string;
  try {
    const { products } = (await serverApi()).catalog;
    const slug = textOf(form, "slug").trim();
    ({ id } = await products.create({
      title: textOf(form, "title"),
      categoryId: textOf(form, "categoryId"),
      summary: textOf(form, "summary"),
      ...(slug ? { slug } : {}),
    }));
  } catch (error) {
    return { ...UNSENT, ...refuse(error, form) };
  }
  redirect(`/admin/catalog/${id}`);
}
