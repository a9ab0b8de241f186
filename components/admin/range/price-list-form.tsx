"use client";

import { useActionState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { SelectField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { GroupView } from "@/server/modules/catalog/contract/groups";
import type { PriceListView } from "@/server/modules/catalog/contract/price-lists";
import { CURRENCIES } from "@/server/shared/money";
import { toLagosField } from "./lagos";

type PriceListFormProps = {
  action: StaffAction;
  /** Null for a new one. */
  list: PriceListView | null;
  groups: readonly GroupView[];
};

/** What a list is called, when, for whom and how strongly it applies. */
export function PriceListForm({ action, list, groups }: PriceListFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  const { fields, values } = state;
  const moment = (name: "startsAt" | "endsAt") => ({
    name,
    type: "datetime-local",
    defaultValue: values[name] ?? toLagosField(list?.[name] ?? null),
    error: fields[name],
    isOptional: true,
  });
  const groupId = values["groupId"] ?? list?.group?.id ?? "";
  const status = values["status"] ?? list?.status ?? "draft";
  return (
    <form action={send} className="grid max-w-3xl gap-4">
      {list ? (
        <>
          <input type="hidden" name="id" value={list.id} />
          <input type="hidden" name="version" value={list.version} />
        </>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="name"
          label="Name"
          defaultValue={values["name"] ?? list?.name ?? ""}
          error={fields["name"]}
          maxLength={80}
          autoComplete="off"
          required
        />
        {list ? (
          <SelectField key={status} name="status" label="Status" defaultValue={status}>
            <option value="draft">Draft: sets no price</option>
            <option value="active">Active, within its period</option>
            <option value="archived">Archived</option>
          </SelectField>
        ) : (
          <SelectField
            key={values["currency"] ?? ""}
            name="currency"
            label="Currency"
            hint="It stays: another currency is another list."
            defaultValue={values["currency"] ?? "NGN"}
          >
            {CURRENCIES.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </SelectField>
        )}
        <TextField {...moment("startsAt")} label="From" hint="Clocks of Lagos." />
        <TextField {...moment("endsAt")} label="Until" hint="The first moment without it." />
        <SelectField
          key={groupId || "everyone"}
          name="groupId"
          label="For"
          defaultValue={groupId}
          error={fields["groupId"]}
        >
          <option value="">Everyone</option>
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          name="priority"
          type="number"
          inputMode="numeric"
          min={0}
          max={100}
          label="Priority"
          hint="0: the lowest price wins. Above 0 it decides, even when it is dearer."
          defaultValue={values["priority"] ?? list?.priority ?? 0}
          error={fields["priority"]}
          required
        />
      </div>
      {list ? (
        <TextField
          name="reason"
          label="Why"
          hint="For the activity log."
          defaultValue={values["reason"] ?? ""}
          error={fields["reason"]}
          maxLength={200}
          isOptional
        />
      ) : null}
      <div>
        <SubmitButton pendingLabel="Saving…">{list ? "Save" : "Make the list"}</SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}
