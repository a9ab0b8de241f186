"use server";

import { redirect } from "next/navigation";
import { refuse, textOf } from "@/app/form-answer";
import type { SendActions } from "@/components/admin/imports/send-form";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import { ImportRunId } from "@/server/shared/id";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../attempt";

const idOf = (form: FormData): ImportRunId => ImportRunId.parse(textOf(form, "id"));

export const startFile: SendActions["start"] = async (file) => {
  try {
    return { ok: true, value: await (await serverApi()).imports.start(file) };
  } catch (error) {
    return { ok: false, message: refuse(error, new FormData()).message ?? "" };
  }
};

export const finishFile: SendActions["finish"] = async (id) => {
  try {
    await (await serverApi()).imports.finishFile({ id: ImportRunId.parse(id) });
    return { ok: true, value: null };
  } catch (error) {
    return { ok: false, message: refuse(error, new FormData()).message ?? "" };
  }
};

/** Takes the columns as chosen, and has every row looked at. */
export async function checkFile(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Every row is being looked at.", async () => {
    const { imports } = await serverApi();
    const mapping = form.getAll("column").map((value) => (typeof value === "string" ? value : ""));
    await imports.map({ id: idOf(form), mapping });
    await imports.check({ id: idOf(form) });
  });
}

export async function runFile(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "It is being written. You may close this page.", async () =>
    (await serverApi()).imports.run({ id: idOf(form) }),
  );
}

export async function cancelFile(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Stopped. What was written stays.", async () =>
    (await serverApi()).imports.cancel({ id: idOf(form) }),
  );
}

export async function openImport(id: string): Promise<void> {
  redirect(`/admin/imports/${ImportRunId.parse(id)}`);
}
