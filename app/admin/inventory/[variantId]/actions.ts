"use server";

import { redirect } from "next/navigation";
import { refuse, textOf } from "@/app/form-answer";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import { DraftTransferInput } from "@/server/modules/inventory/contract/transfers";
import { AdjustInput, PolicyInput, ReceiveInput } from "@/server/modules/inventory/contract/writes";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../../attempt";
import { dayOf, numberOf } from "../read-form";

export async function receive(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Booked. Whoever was promised some gets theirs first.", async () => {
    const expiresAt = dayOf(form, "expiresAt");
    const code = textOf(form, "code").trim();
    const batch = code ? { batch: { code, ...(expiresAt ? { expiresAt } : {}) } } : {};
    const line = { variantId: textOf(form, "variantId"), quantity: numberOf(form, "quantity"), ...batch };
    const wish = ReceiveInput.parse({
      key: textOf(form, "key"),
      locationId: textOf(form, "locationId"),
      note: textOf(form, "note"),
      lines: [line],
    });
    await (await serverApi()).inventory.receive(wish);
  });
}

export async function adjust(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Put right, and written down with its reason.", async () => {
    const batchId = textOf(form, "batchId");
    const wish = AdjustInput.parse({
      key: textOf(form, "key"),
      variantId: textOf(form, "variantId"),
      locationId: textOf(form, "locationId"),
      delta: numberOf(form, "delta"),
      code: textOf(form, "code"),
      note: textOf(form, "note"),
      ...(batchId ? { batchId } : {}),
    });
    await (await serverApi()).inventory.adjust(wish);
  });
}

/** Plans the move; the page of the transfer is where it is sent and received. */
export async function move(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  let id: string;
  try {
    const wish = DraftTransferInput.parse({
      key: textOf(form, "key"),
      fromId: textOf(form, "fromId"),
      toId: textOf(form, "toId"),
      note: textOf(form, "note"),
      lines: [{ variantId: textOf(form, "variantId"), quantity: numberOf(form, "quantity") }],
    });
    ({ id } = await (await serverApi()).inventory.transfers.draft(wish));
  } catch (error) {
    return { ...refuse(error, form), done: null };
  }
  redirect(`/admin/inventory/transfers/${id}`);
}

export async function setPolicy(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Saved. The shop says so from now on.", async () => {
    const wish = PolicyInput.parse({
      key: textOf(form, "key"),
      variantId: textOf(form, "variantId"),
      mode: textOf(form, "mode"),
      limit: numberOf(form, "limit"),
      availableFrom: dayOf(form, "availableFrom"),
      note: textOf(form, "note"),
      version: numberOf(form, "version"),
    });
    await (await serverApi()).inventory.setPolicy(wish);
  });
}
