"use server";

import { redirect } from "next/navigation";
import { textOf } from "@/app/form-answer";
import { type FormAnswer, NO_ANSWER } from "@/components/ui/form-answer";

/** Buttons of a preview answer that they are only for show. */
export async function lookOnly(): Promise<FormAnswer> {
  return { ...NO_ANSWER, message: "This is a preview: nothing was put into a cart." };
}

/** The same preview in the other currency. */
export async function turnCurrency(id: string, form: FormData): Promise<void> {
  const currency = textOf(form, "currency") === "USD" ? "USD" : "NGN";
  redirect(`/admin/catalog/${encodeURIComponent(id)}/preview?currency=${currency}`);
}
