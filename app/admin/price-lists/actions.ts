"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { textOf, typedIn } from "@/app/form-answer";
import { readLagosField } from "@/components/admin/range/lagos";
import type { ExplainState } from "@/components/admin/range/price-explain";
import type { FindVariants, SaveEntries } from "@/components/admin/range/price-grid";
import type { Told } from "@/components/admin/range/told";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import {
  CreatePriceListInput,
  ExplainPriceInput,
  FindVariantsInput,
  type FoundVariant,
  RemovePriceListInput,
  SetEntriesInput,
  UpdatePriceListInput,
} from "@/server/modules/catalog/contract/price-lists";
import { AppError } from "@/server/shared/error";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../attempt";
import { tell } from "../tell";

const lists = async () => (await serverApi()).catalog.priceLists;
const which = (form: FormData) => ({ id: textOf(form, "id"), version: Number(textOf(form, "version")) });
const headIn = (form: FormData) => ({
  name: textOf(form, "name"),
  startsAt: readLagosField(textOf(form, "startsAt")),
  endsAt: readLagosField(textOf(form, "endsAt")),
  groupId: textOf(form, "groupId") || null,
  priority: textOf(form, "priority") === "" ? Number.NaN : Number(textOf(form, "priority")),
});

export async function createPriceList(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  let made = "";
  const answer = await attempt(form, "Made.", async () => {
    const wish = CreatePriceListInput.parse({ ...headIn(form), currency: textOf(form, "currency") });
    made = (await (await lists()).create(wish)).id;
  });
  if (answer.done) redirect(`/admin/price-lists/${made}`);
  return answer;
}

export async function updatePriceList(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Saved. The cart knows it at once, lists within a minute.", async () => {
    const rest = { status: textOf(form, "status"), reason: textOf(form, "reason") };
    const wish = UpdatePriceListInput.parse({ ...which(form), ...headIn(form), ...rest });
    await (await lists()).update(wish);
  });
}

export async function removePriceList(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const answer = await attempt(form, "Deleted.", async () => {
    const wish = RemovePriceListInput.parse({ ...which(form), reason: textOf(form, "reason") });
    await (await lists()).remove(wish);
  });
  if (answer.done) redirect("/admin/price-lists");
  return answer;
}

export async function saveEntries(wish: Parameters<SaveEntries>[0]): Promise<Told> {
  return tell(async () => {
    await (await lists()).setEntries(SetEntriesInput.parse(wish));
    refresh();
    return null;
  });
}

export async function findVariants(
  currency: Parameters<FindVariants>[0],
  wish: Parameters<FindVariants>[1],
): Promise<Told<FoundVariant[]>> {
  return tell(async () => (await lists()).variants(FindVariantsInput.parse({ currency, ...wish })));
}

export async function explainPrice(_: ExplainState, form: FormData): Promise<ExplainState> {
  const told = await tell(async () => {
    const api = await lists();
    const { currency } = FindVariantsInput.parse({ currency: textOf(form, "currency") });
    const [variant] = await api.variants({ currency, skus: [textOf(form, "sku")] });
    if (!variant) throw new AppError("NOT_FOUND", "No variant on sale has that SKU.");
    const email = textOf(form, "email");
    const at = readLagosField(textOf(form, "at"));
    const wish = { variantId: variant.variantId, currency, quantity: Number(textOf(form, "quantity")) };
    const asked = ExplainPriceInput.parse({ ...wish, ...(email && { email }), ...(at && { at }) });
    const thing = `${variant.title}${variant.variantTitle ? `, ${variant.variantTitle}` : ""}`;
    return { ...(await api.explain(asked)), thing };
  });
  const values = typedIn(form);
  return told.ok
    ? { explanation: told.value, problem: null, values }
    : { explanation: null, problem: told.message, values };
}
