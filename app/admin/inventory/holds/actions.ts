"use server";

import { textOf } from "@/app/form-answer";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import { ReleaseHoldInput } from "@/server/modules/inventory/contract/writes";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../../attempt";

const DONE =
  "Done. An unpaid order is asked about once more at its payment provider, then cancelled; anything else is on sale now.";

export async function releaseHold(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, DONE, async () => {
    const wish = ReleaseHoldInput.parse({
      key: textOf(form, "key"),
      reference: textOf(form, "reference"),
      reason: textOf(form, "reason"),
    });
    await (await serverApi()).inventory.holds.release(wish);
  });
}
