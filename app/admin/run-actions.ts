"use server";

import { textOf } from "@/app/form-answer";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "./attempt";

export async function confirmRun(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "It runs.", async () =>
    (await serverApi()).admin.confirmRun({ id: textOf(form, "id") }),
  );
}

export async function cancelRun(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Stopped. What was done stays done.", async () =>
    (await serverApi()).admin.cancelRun({ id: textOf(form, "id") }),
  );
}
