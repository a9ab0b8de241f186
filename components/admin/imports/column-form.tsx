"use client";

import { useActionState } from "react";
import { SelectField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ImportView } from "@/server/modules/imports/contract";
import { Outcome } from "../outcome";
import { type StaffAction, UNSENT } from "../staff-answer";

type ColumnFormProps = Pick<ImportView, "id" | "columns" | "targets"> & { action: StaffAction };

/** What each column of the file is; then every row is looked at. */
export function ColumnForm({ id, columns, targets, action }: ColumnFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  const strange = columns.filter(({ target }) => target === "").map(({ name }) => name || "(without a name)");
  return (
    <form action={send} className="grid gap-5">
      <input type="hidden" name="id" value={id} />
      {strange.length > 0 ? (
        <Notice title="Not taken, unless you say what they are">{strange.join(", ")}</Notice>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {columns.map(({ name, target }, place) => (
          <SelectField
            // Two columns may have one name.
            key={`${place} ${name}`}
            id={`column-${place}`}
            name="column"
            label={<span className="[overflow-wrap:anywhere]">{name || "(without a name)"}</span>}
            defaultValue={target}
          >
            <option value="">Not taken</option>
            {targets.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
      <Outcome state={state} />
      <div>
        <SubmitButton>Check every row</SubmitButton>
      </div>
    </form>
  );
}
