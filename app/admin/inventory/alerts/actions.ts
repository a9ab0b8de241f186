"use server";

import { textOf } from "@/app/form-answer";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import { ClearRuleInput, SetRuleInput } from "@/server/modules/inventory/contract/alerts";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../../attempt";

export async function acknowledge(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const wish = { id: textOf(form, "id"), reason: textOf(form, "reason") };
  return attempt(form, "Noted. It closes by itself when there is enough again.", async () =>
    (await serverApi()).inventory.alerts.acknowledge(wish),
  );
}

/** Sets the rule of a variant, or without one the rule for all others. */
export async function setRule(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Saved. It counts from the next look, within a quarter of an hour.", async () => {
    const figure = (name: string) => (textOf(form, name) === "" ? Number.NaN : Number(textOf(form, name)));
    const wish = SetRuleInput.parse({
      variantId: textOf(form, "variantId") || null,
      threshold: figure("threshold"),
      leadDays: figure("leadDays"),
      version: figure("version"),
    });
    await (await serverApi()).inventory.alerts.setRule(wish);
  });
}

export async function clearRule(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "It follows the rule for all again.", async () => {
    const version = Number(textOf(form, "version"));
    const wish = ClearRuleInput.parse({ variantId: textOf(form, "variantId"), version });
    await (await serverApi()).inventory.alerts.clearRule(wish);
  });
}
