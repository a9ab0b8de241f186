"use client";

import { useActionState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { SelectField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CategoryOption } from "./words-parts";

type NewProductProps = { action: StaffAction; categories: readonly CategoryOption[] };

/** A title and a category make a draft; everything else is written in the editor. */
export function NewProductForm({ action, categories }: NewProductProps) {
  const [state, send] = useActionState(action, UNSENT);
  const { fields, values } = state;
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: fields[name] });
  return (
    <form action={send} className="grid max-w-text gap-4">
      <TextField {...field("title")} label="Title" maxLength={200} required autoFocus />
      <SelectField key={values["categoryId"]} {...field("categoryId")} label="Category" required>
        <option value="">Choose one</option>
        {categories.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField {...field("summary")} label="Summary" hint="One sentence." maxLength={300} isOptional />
      <TextField
        {...field("slug")}
        label="Address"
        hint="Left empty, it is made from the title."
        maxLength={120}
        isOptional
      />
      <Outcome state={Object.keys(fields).length > 0 ? UNSENT : state} />
      <div>
        <SubmitButton>Make a draft</SubmitButton>
      </div>
    </form>
  );
}
