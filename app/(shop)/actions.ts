"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { type FormAnswer, NO_ANSWER } from "@/components/ui/form-answer";
import { readQuantity } from "@/components/ui/read-quantity";
import { toReturnPath } from "@/server/modules/auth/contract";
import { ApplyCodeInput, SetCurrencyInput, SetLineInput } from "@/server/modules/cart/contract";
import { TrackInput } from "@/server/modules/orders/contract";
import { serverApi } from "@/server/trpc/caller";
import { refuse, textOf } from "../form-answer";

const readLine = (form: FormData): SetLineInput =>
  SetLineInput.parse({ variantId: form.get("variantId"), quantity: readQuantity(form) });

/** Adds, then comes back by a redirect: reloading the page does not add again. */
export async function addToCart(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  try {
    await (await serverApi()).cart.addLine(readLine(form));
  } catch (error) {
    return refuse(error, form);
  }
  return redirect(toReturnPath(textOf(form, "returnTo")));
}

/** Sets a line to a quantity. Sent twice it does the same once, so it needs no redirect. */
export async function setCartLine(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  try {
    await (await serverApi()).cart.setLine(readLine(form));
  } catch (error) {
    return refuse(error, form);
  }
  refresh();
  return NO_ANSWER;
}

export async function applyCode(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  try {
    await (await serverApi()).cart.applyCode(ApplyCodeInput.parse({ code: form.get("promotion") }));
  } catch (error) {
    return refuse(error, form);
  }
  refresh();
  return NO_ANSWER;
}

export async function switchCurrency(form: FormData): Promise<void> {
  const chosen = SetCurrencyInput.safeParse({ currency: form.get("currency") });
  if (chosen.success) await (await serverApi()).cart.setCurrency(chosen.data);
  redirect(toReturnPath(textOf(form, "returnTo")));
}

const NOT_FOUND =
  "We found no order with that number and contact. Check both, or use the link in our message.";

/** Opens an order for someone who knows its number and the contact it was placed with. */
export async function lookUpOrder(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  let link: string | null = null;
  try {
    const asked = TrackInput.parse({ number: form.get("number"), contact: textOf(form, "contact") });
    link = (await (await serverApi()).orders.track(asked)).link;
  } catch (error) {
    return refuse(error, form);
  }
  if (!link) return { ...NO_ANSWER, message: NOT_FOUND };
  const { pathname, search } = new URL(link);
  return redirect(`${pathname}${search}`);
}
