"use client";

import { useActionState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CategoryNode } from "@/server/modules/catalog/contract/categories";
import type { PlaceOption } from "./category-words";

type CategoryFormProps = {
  action: StaffAction;
  /** Null for a new one. */
  node: CategoryNode | null;
  /** Where a new one may stand. */
  places?: readonly PlaceOption[];
  within?: string | undefined;
};

const WORDS = ["name", "slug", "blurb", "seoTitle", "seoDescription"] as const;
type Word = (typeof WORDS)[number];

/** What a category is called, here and in search engines. */
export function CategoryForm({ action, node, places = [], within = "" }: CategoryFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  const { fields, values } = state;
  const word = (name: Word, maxLength: number) => ({
    name,
    maxLength,
    defaultValue: values[name] ?? node?.[name] ?? "",
    error: fields[name],
    autoComplete: "off",
  });
  return (
    <form action={send} className="grid max-w-text gap-4">
      {node ? (
        <>
          <input type="hidden" name="id" value={node.id} />
          <input type="hidden" name="version" value={node.version} />
        </>
      ) : null}
      <TextField {...word("name", 80)} label="Name" required />
      {node ? null : (
        <SelectField
          key={values["parentId"] ?? within}
          name="parentId"
          label="Stands in"
          defaultValue={values["parentId"] ?? within}
          error={fields["parentId"]}
        >
          <option value="">Nothing: a stall of its own</option>
          {places.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        {...word("slug", 80)}
        label="Address"
        hint={
          node
            ? `/categories/${node.slug} now. The old address leads to the new one.`
            : "Left empty, it is made from the name."
        }
        isOptional={!node}
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextAreaField {...word("blurb", 300)} label="One line about it" rows={2} isOptional />
      <fieldset className="grid gap-4 rounded-md border border-line p-4">
        <legend className="px-1 font-semibold">For search engines</legend>
        <TextField
          {...word("seoTitle", 70)}
          label="Title"
          hint="Empty: the name. At most 70 letters."
          isOptional
        />
        <TextAreaField
          {...word("seoDescription", 170)}
          label="Description"
          hint="Empty: the line about it. At most 170 letters."
          rows={2}
          isOptional
        />
      </fieldset>
      <div>
        <SubmitButton pendingLabel="Saving…">{node ? "Save" : "Make the category"}</SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}
