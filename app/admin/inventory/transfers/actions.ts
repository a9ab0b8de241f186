"use server";

import { redirect } from "next/navigation";
import { refuse, textOf } from "@/app/form-answer";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import { LINES_OF_A_PLAN } from "@/components/admin/stock/plan-lines";
import {
  CloseTransferInput,
  DraftTransferInput,
  ReceiveTransferInput,
  TransferStepInput,
} from "@/server/modules/inventory/contract/transfers";
import { AppError } from "@/server/shared/error";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../../attempt";
import { numberOf } from "../read-form";

const stepOf = (form: FormData) =>
  TransferStepInput.parse({
    key: textOf(form, "key"),
    transferId: textOf(form, "transferId"),
    version: numberOf(form, "version"),
  });

/** The lines of a plan that were filled in, each SKU or barcode as the variant it names. */
async function linesOf(form: FormData) {
  const { inventory } = await serverApi();
  const places = Array.from({ length: LINES_OF_A_PLAN }, (_, place) => place);
  const filled = places.filter((place) => textOf(form, `sku${place}`).trim() !== "");
  return Promise.all(
    filled.map(async (place) => {
      const sku = textOf(form, `sku${place}`).trim();
      const [first] = await inventory.find({ query: sku.slice(0, 80) });
      if (first?.sku.toUpperCase() !== sku.toUpperCase() && !(await isBarcode(first?.variantId, sku)))
        throw new AppError("INVALID", `Nothing has the SKU or barcode ${sku}. Check the label.`, {
          [`sku${place}`]: "Not known",
        });
      return { variantId: first?.variantId, quantity: numberOf(form, `quantity${place}`) };
    }),
  );
}

async function isBarcode(variantId: string | undefined, code: string): Promise<boolean> {
  if (!variantId) return false;
  const { inventory } = await serverApi();
  return (await inventory.variant({ variantId })).barcode === code;
}

export async function draftTransfer(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  let id: string;
  try {
    const wish = DraftTransferInput.parse({
      key: textOf(form, "key"),
      fromId: textOf(form, "fromId"),
      toId: textOf(form, "toId"),
      note: textOf(form, "note"),
      lines: await linesOf(form),
    });
    ({ id } = await (await serverApi()).inventory.transfers.draft(wish));
  } catch (error) {
    return { ...refuse(error, form), done: null };
  }
  redirect(`/admin/inventory/transfers/${id}`);
}

export async function sendTransfer(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Sent. It is on its way, and nowhere on sale until it arrives.", async () =>
    (await serverApi()).inventory.transfers.send(stepOf(form)),
  );
}

export async function cancelTransfer(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Dropped. Nothing moved.", async () =>
    (await serverApi()).inventory.transfers.cancel(stepOf(form)),
  );
}

/** What came, whole or in part; lines left empty have not come yet. */
export async function receiveTransfer(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Booked. It is on the shelf.", async () => {
    const lines = [...form.keys()].flatMap((name) => {
      const variantId = /^came:(.+)$/.exec(name)?.[1];
      return variantId && textOf(form, name) !== "" && textOf(form, name) !== "0"
        ? [{ variantId, quantity: numberOf(form, name) }]
        : [];
    });
    const key = textOf(form, "key");
    const wish = ReceiveTransferInput.parse({ key, transferId: textOf(form, "transferId"), lines });
    await (await serverApi()).inventory.transfers.receive(wish);
  });
}

export async function closeTransfer(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Closed. What never came is written off.", async () => {
    const wish = CloseTransferInput.parse({ ...stepOf(form), reason: textOf(form, "reason") });
    await (await serverApi()).inventory.transfers.close(wish);
  });
}
