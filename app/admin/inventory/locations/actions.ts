"use server";

import { textOf } from "@/app/form-answer";
import type { StaffAnswer } from "@/components/admin/staff-answer";
import {
  AddLocationInput,
  ArchiveLocationInput,
  ChangeLocationInput,
  OrderLocationsInput,
} from "@/server/modules/inventory/contract/locations";
import { serverApi } from "@/server/trpc/caller";
import { attempt } from "../../attempt";
import { numberOf } from "../read-form";

export async function addLocation(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Added, after the others.", async () => {
    const wish = AddLocationInput.parse({
      key: textOf(form, "key"),
      code: textOf(form, "code"),
      name: textOf(form, "name"),
      country: textOf(form, "country"),
    });
    await (await serverApi()).inventory.locations.add(wish);
  });
}

const stepOf = (form: FormData) => ({
  key: textOf(form, "key"),
  id: textOf(form, "id"),
  version: numberOf(form, "version"),
});

export async function changeLocation(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Saved.", async () => {
    const names = { name: textOf(form, "name"), country: textOf(form, "country") };
    await (await serverApi()).inventory.locations.change(
      ChangeLocationInput.parse({ ...stepOf(form), ...names }),
    );
  });
}

export async function archiveLocation(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Closed. Its history stays.", async () =>
    (await serverApi()).inventory.locations.archive(ArchiveLocationInput.parse(stepOf(form))),
  );
}

/** Puts a location one place forward: stock is taken from the first that has some. */
export async function raiseLocation(_: StaffAnswer, form: FormData): Promise<StaffAnswer> {
  return attempt(form, "Moved up.", async () => {
    const wish = OrderLocationsInput.parse({ key: textOf(form, "key"), ids: textOf(form, "ids").split(",") });
    await (await serverApi()).inventory.locations.order(wish);
  });
}
