"use client";

import { useActionState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { SelectField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlaceOption } from "./category-words";

type Asked = { action: StaffAction; id: string; version: number };

type CategoryEndProps = Asked & {
  places: readonly PlaceOption[];
  /** "12 products and 2 categories"; empty when it holds nothing. */
  holds: string;
  isArchived: boolean;
};

/** Takes a category out of the shop, or ends it for good; what it holds goes where one says. */
export function CategoryEnd({ action, id, version, places, holds, isArchived }: CategoryEndProps) {
  const [state, send] = useActionState(action, UNSENT);
  const { fields, values } = state;
  return (
    <form action={send} className="grid max-w-text gap-4">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {holds ? (
        <SelectField
          key={values["moveTo"] ?? ""}
          name="moveTo"
          label={`Move its ${holds} to`}
          defaultValue={values["moveTo"] ?? ""}
          error={fields["moveTo"]}
        >
          <option value="">Choose where they go…</option>
          {places.map((place) => (
            <option key={place.id} value={place.id}>
              {place.label}
            </option>
          ))}
        </SelectField>
      ) : (
        <p className="text-muted">It holds nothing, so nothing has to move.</p>
      )}
      <TextField
        name="reason"
        label="Why"
        hint="For the activity log."
        defaultValue={values["reason"] ?? ""}
        error={fields["reason"]}
        maxLength={200}
        required
      />
      <div className="flex flex-wrap gap-3">
        {isArchived ? null : (
          <SubmitButton variant="secondary" name="wish" value="archive">
            Archive
          </SubmitButton>
        )}
        <SubmitButton variant="danger" name="wish" value="remove">
          Delete for good
        </SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}

type CategoryMoveProps = Asked & { places: readonly PlaceOption[]; parentId: string | null };

/** Puts a category into another, last among its neighbours. */
export function CategoryMove({ action, id, version, places, parentId }: CategoryMoveProps) {
  const [state, send] = useActionState(action, UNSENT);
  return (
    <form action={send} className="grid max-w-text gap-4">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          key={parentId ?? ""}
          name="parentId"
          label="Stands in"
          defaultValue={parentId ?? ""}
          error={state.fields["parentId"]}
          className="min-w-56 flex-1"
        >
          <option value="">Nothing: a stall of its own</option>
          {places.map((place) => (
            <option key={place.id} value={place.id}>
              {place.label}
            </option>
          ))}
        </SelectField>
        <SubmitButton variant="secondary">Move it there</SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}
