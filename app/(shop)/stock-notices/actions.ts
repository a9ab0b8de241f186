"use server";

import { redirect } from "next/navigation";
import type { FormAnswer } from "@/components/ui/form-answer";
import { toReturnPath } from "@/server/modules/auth/contract";
import { StopInput, WatchInput } from "@/server/modules/inventory/contract/alerts";
import { serverApi } from "@/server/trpc/caller";
import { refuse, textOf } from "../../form-answer";

/** Notes who wants to hear when it is back, and comes back to the product by a redirect. */
export async function watchVariant(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  try {
    const wish = WatchInput.parse({ variantId: form.get("variantId"), contact: textOf(form, "contact") });
    await (await serverApi()).inventory.alerts.watch(wish);
  } catch (error) {
    return refuse(error, form);
  }
  return redirect(toReturnPath(textOf(form, "returnTo")));
}

/** Says the same for a token that is not one: there is nothing left to stop. */
export async function stopNotices(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const known = StopInput.safeParse({ token: form.get("token") });
  try {
    if (known.success) await (await serverApi()).inventory.alerts.stopWatching(known.data);
  } catch (error) {
    return refuse(error, form);
  }
  return redirect("/stock-notices/stop?done=1");
}
