"use server";

import { textOf } from "@/app/form-answer";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import {
  RemovePinInput,
  RemoveSynonymInput,
  SavePinInput,
  SaveSynonymInput,
} from "@/server/modules/catalog/contract/search";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../attempt";

const search = async () => (await serverApi()).catalog.search;
/** "ankara, wax print": one term between commas or on a line. */
const termsIn = (form: FormData, name: string) =>
  textOf(form, name)
    .split(/[,\n]/)
    .map((term) => term.trim())
    .filter(Boolean);

export async function saveSynonym(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Saved. Searches know it within a minute.", async () => {
    const id = textOf(form, "id");
    const kind = textOf(form, "kind");
    const wish = SaveSynonymInput.parse({
      ...(id && { id, version: Number(textOf(form, "version")) }),
      kind,
      terms: termsIn(form, "terms"),
      meanings: kind === "also" ? termsIn(form, "meanings") : [],
      reason: textOf(form, "reason"),
    });
    await (await search()).saveSynonym(wish);
  });
}

export async function removeSynonym(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Removed.", async () => {
    const wish = { id: textOf(form, "id"), version: Number(textOf(form, "version")) };
    await (await search()).removeSynonym(RemoveSynonymInput.parse(wish));
  });
}

export async function savePin(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Pinned. The shop shows it within a minute.", async () => {
    const where = textOf(form, "where") === "category" ? "category" : "query";
    const wish = SavePinInput.parse({
      [where]: textOf(form, where),
      productId: textOf(form, "productId"),
      position: Number(textOf(form, "position")),
      reason: textOf(form, "reason"),
    });
    await (await search()).savePin(wish);
  });
}

export async function removePin(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Not pinned any more.", async () =>
    (await search()).removePin(RemovePinInput.parse({ id: textOf(form, "id") })),
  );
}
