"use server";

import { redirect } from "next/navigation";
import { refuse, textOf } from "@/app/form-answer";
import type { FormAnswer } from "@/components/ui/form-answer";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "./attempt";
import { addressInput, knownShape } from "./known-lists";

/** Keeps the list as its address shows it, under a name. */
export async function saveView(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const list = textOf(form, "list");
  const { filters, sort, columns } = addressInput(list, textOf(form, "address"));
  return attempt(form, "Saved.", async () =>
    (await serverApi()).admin.saveView({
      list,
      name: textOf(form, "name"),
      isShared: textOf(form, "isShared") === "yes",
      state: { filters, ...(sort ? { sort } : {}), ...(columns ? { columns } : {}) },
    }),
  );
}

/** Renames or deletes one's own view, by the button that was pressed. */
export async function changeView(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const id = textOf(form, "id");
  return attempt(form, "Done.", async () => {
    const { admin } = await serverApi();
    if (textOf(form, "deed") === "delete") return admin.deleteView({ id });
    return admin.renameView({ id, name: textOf(form, "name"), isShared: textOf(form, "isShared") === "yes" });
  });
}

/** Keeps the ticked columns for this person; an address that named columns of its own is left for one that does not. */
export async function keepColumns(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const list = textOf(form, "list");
  const shape = knownShape(list);
  const isReset = textOf(form, "reset") === "yes";
  const ticked = form.getAll("column").filter((value) => typeof value === "string");
  try {
    await (await serverApi()).admin.keepColumns({ list, columns: isReset ? null : ticked });
  } catch (error) {
    return refuse(error, form);
  }
  const address = new URLSearchParams(textOf(form, "address"));
  address.delete("columns");
  redirect(address.size > 0 ? `${shape.path}?${address}` : shape.path);
}

export async function startBulk(_: FormAnswer, form: FormData): Promise<FormAnswer> {
  const list = textOf(form, "list");
  const { filters } = addressInput(list, textOf(form, "address"));
  const ids = form.getAll("id").filter((value) => typeof value === "string");
  const isEverything = textOf(form, "everything") === "yes";
  let id: string;
  try {
    const action = textOf(form, "action");
    const rows = isEverything ? { filters: filters ?? {} } : { ids };
    ({ id } = await (await serverApi()).admin.startRun({ action, ...rows }));
  } catch (error) {
    return refuse(error, form);
  }
  redirect(`/admin/runs/${id}`);
}
