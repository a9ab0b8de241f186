"use client";

import { useActionState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { StaffCollection } from "@/server/modules/catalog/contract/collections";
import type { PlaceOption } from "./category-words";
import { toLagosField } from "./lagos";
import { type PreviewRule, RuleBuilder } from "./rule-builder";

type CollectionFormProps = {
  action: StaffAction;
  /** Null for a new one. */
  collection: StaffCollection | null;
  isByRule: boolean;
  places: readonly PlaceOption[];
  preview: PreviewRule;
};

const SORTS = {
  featured: "As the shop arranges them",
  newest: "Newest first",
  "price-up": "Cheapest first",
  "price-down": "Dearest first",
} as const satisfies Record<StaffCollection["sort"], string>;

const WORDS = ["title", "slug", "blurb", "seoTitle", "seoDescription"] as const;

/** What a collection is called, when it is shown, and by which rule it chooses. */
export function CollectionForm({ action, collection, isByRule, places, preview }: CollectionFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  const { fields, values } = state;
  const word = (name: (typeof WORDS)[number], maxLength: number) => ({
    name,
    maxLength,
    defaultValue: values[name] ?? collection?.[name] ?? "",
    error: fields[name],
    autoComplete: "off",
  });
  const moment = (name: "startsAt" | "endsAt") => ({
    name,
    type: "datetime-local",
    defaultValue: values[name] ?? toLagosField(collection?.[name] ?? null),
    error: fields[name],
    isOptional: true,
  });
  const status = values["status"] ?? collection?.status ?? "draft";
  const sort = values["sort"] ?? collection?.sort ?? "featured";
  return (
    <form action={send} className="grid max-w-3xl gap-4">
      {collection ? (
        <>
          <input type="hidden" name="id" value={collection.id} />
          <input type="hidden" name="version" value={collection.version} />
        </>
      ) : null}
      <input type="hidden" name="by" value={isByRule ? "rule" : "hand"} />
      <TextField {...word("title", 80)} label="Title" required />
      <TextAreaField {...word("blurb", 300)} label="One line about it" rows={2} isOptional />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField key={status} name="status" label="Status" defaultValue={status}>
          <option value="draft">Draft: only staff see it</option>
          <option value="active">In the shop, within its period</option>
        </SelectField>
        <SelectField
          key={sort}
          name="sort"
          label="Order"
          defaultValue={sort}
          hint={isByRule ? undefined : "“As the shop arranges them” is the order you give them."}
        >
          {Object.entries(SORTS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField {...moment("startsAt")} label="Shown from" hint="Clocks of Lagos." />
        <TextField {...moment("endsAt")} label="Shown until" hint="The first moment without it." />
      </div>
      {isByRule ? (
        <RuleBuilder
          rule={collection?.rule ?? null}
          places={places}
          preview={preview}
          error={fields["rule"]}
        />
      ) : null}
      <details className="rounded-md border border-line p-4" open={Boolean(fields["slug"])}>
        <summary className="cursor-pointer font-semibold">Address and search engines</summary>
        <div className="mt-4 grid gap-4">
          <TextField
            {...word("slug", 80)}
            label="Address"
            hint={
              collection
                ? `/collections/${collection.slug} now. The old address leads to the new one.`
                : "Left empty, it is made from the title."
            }
            isOptional={!collection}
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextField
            {...word("seoTitle", 70)}
            label="Title in search engines"
            hint="Empty: the title."
            isOptional
          />
          <TextAreaField
            {...word("seoDescription", 170)}
            label="Description in search engines"
            hint="Empty: the line about it."
            rows={2}
            isOptional
          />
        </div>
      </details>
      <div>
        <SubmitButton pendingLabel="Saving…">{collection ? "Save" : "Make the collection"}</SubmitButton>
      </div>
      <Outcome state={state} />
    </form>
  );
}
