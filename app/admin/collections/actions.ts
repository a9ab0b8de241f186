"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { textOf } from "@/app/form-answer";
import type { ArrangeProducts } from "@/components/admin/range/collection-products";
import { readLagosField } from "@/components/admin/range/lagos";
import type { Told } from "@/components/admin/range/told";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import {
  ArrangeCollectionInput,
  CreateCollectionInput,
  OrderCollectionsInput,
  PreviewRuleInput,
  RemoveCollectionInput,
  type RulePreview,
  UpdateCollectionInput,
} from "@/server/modules/catalog/contract/collections";
import { AppError } from "@/server/shared/error";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../attempt";
import { tell } from "../tell";

const collections = async () => (await serverApi()).catalog.collectionsAdmin;
const which = (form: FormData) => ({ id: textOf(form, "id"), version: Number(textOf(form, "version")) });

function fieldsIn(form: FormData) {
  const rule = textOf(form, "rule");
  if (textOf(form, "by") === "rule" && rule === "") {
    const advice = "Finish each condition, or remove those you do not need.";
    throw new AppError("INVALID", advice, { rule: advice });
  }
  return {
    title: textOf(form, "title"),
    blurb: textOf(form, "blurb"),
    seoTitle: textOf(form, "seoTitle"),
    seoDescription: textOf(form, "seoDescription"),
    status: textOf(form, "status"),
    sort: textOf(form, "sort"),
    startsAt: readLagosField(textOf(form, "startsAt")),
    endsAt: readLagosField(textOf(form, "endsAt")),
    rule: rule === "" ? null : (JSON.parse(rule) as unknown),
  };
}

export async function createCollection(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const slug = textOf(form, "slug");
  let made = "";
  const answer = await attempt(form, "Made.", async () => {
    const wish = CreateCollectionInput.parse({ ...fieldsIn(form), ...(slug && { slug }) });
    made = (await (await collections()).create(wish)).collection.id;
  });
  if (answer.done) redirect(`/admin/collections/${made}`);
  return answer;
}

export async function updateCollection(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Saved. The shop shows it within a minute.", async () => {
    const wish = { ...which(form), ...fieldsIn(form), slug: textOf(form, "slug") };
    await (await collections()).update(UpdateCollectionInput.parse(wish));
  });
}

export async function removeCollection(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  const answer = await attempt(form, "Deleted.", async () => {
    const wish = RemoveCollectionInput.parse({ ...which(form), reason: textOf(form, "reason") });
    await (await collections()).remove(wish);
  });
  if (answer.done) redirect("/admin/collections");
  return answer;
}

export async function arrangeProducts(wish: Parameters<ArrangeProducts>[0]): Promise<Told> {
  return tell(async () => {
    await (await collections()).arrange(ArrangeCollectionInput.parse(wish));
    refresh();
    return null;
  });
}

export async function orderCollections(ids: string[]): Promise<Told> {
  return tell(async () => {
    await (await collections()).order(OrderCollectionsInput.parse({ ids }));
    refresh();
    return null;
  });
}

/** What a rule would choose now, with prices in naira. */
export async function previewRule(rule: string): Promise<Told<RulePreview>> {
  return tell(async () => {
    const wish = PreviewRuleInput.parse({ rule: JSON.parse(rule) as unknown, currency: "NGN" });
    return (await collections()).preview(wish);
  });
}
