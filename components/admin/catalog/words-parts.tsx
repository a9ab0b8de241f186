"use client";

import { useState } from "react";
import { Part } from "@/components/admin/page-heading";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import type { AttributeDefinition } from "@/server/modules/catalog/contract/attributes";
import { attributeField } from "./draft";
import type { ProductEditing } from "./use-product-editor";

export type CategoryOption = { readonly id: string; readonly name: string };

type Typed = { readonly target: { readonly value: string } };

/** One word of the product bound to its field. */
function bind({ draft, errors, edit }: ProductEditing, name: string) {
  return {
    name,
    value: draft.fields[name] ?? "",
    error: errors[name],
    onChange: ({ target: { value } }: Typed) =>
      edit(name, (old) => ({ ...old, fields: { ...old.fields, [name]: value } })),
  };
}

type BasicsProps = {
  editing: ProductEditing;
  categories: readonly CategoryOption[];
  tags: readonly string[];
};

/** What it is called, what it is, and where it stands. */
export function BasicsPart({ editing, categories, tags }: BasicsProps) {
  const { category } = editing.product;
  const known = categories.some(({ id }) => id === category.id) ? categories : [category, ...categories];
  return (
    <Part title="Basics" className="min-w-0">
      <div className="grid gap-4">
        <TextField {...bind(editing, "title")} label="Title" maxLength={200} />
        <TextField
          {...bind(editing, "summary")}
          label="Summary"
          hint="One sentence under the title and in lists."
          maxLength={300}
        />
        <TextAreaField
          {...bind(editing, "description")}
          label="Description"
          hint="An empty line begins a new paragraph."
          rows={8}
          maxLength={20_000}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField {...bind(editing, "categoryId")} label="Category">
            {known.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <TextField
            {...bind(editing, "tags")}
            label="Tags"
            hint="With commas between."
            list="known-tags"
            autoComplete="off"
          />
          <datalist id="known-tags">
            {tags.map((tag) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </div>
      </div>
    </Part>
  );
}

/** Facts about it that can be filtered by, each by its kind: those it has, and one more when somebody wants it. */
export function AttributesPart({ editing }: { editing: ProductEditing }) {
  const { product, base, draft, errors } = editing;
  const { definitions } = product;
  const [wanted, setWanted] = useState<readonly string[]>([]);
  if (definitions.length === 0) return null;
  const isShown = ({ key }: AttributeDefinition): boolean => {
    const field = attributeField(key);
    return wanted.includes(key) || Boolean(base.fields[field] || draft.fields[field] || errors[field]);
  };
  const others = definitions.filter((definition) => !isShown(definition));
  return (
    <Part title="Details" lead="Shoppers read these below the description. Empty ones are left out.">
      <div className="grid gap-4 sm:grid-cols-2">
        {definitions.filter(isShown).map((definition) => (
          <AttributeInput key={definition.key} editing={editing} definition={definition} />
        ))}
        {others.length > 0 ? (
          <SelectField
            name="another-detail"
            label="Add a detail"
            value=""
            onChange={({ target }) => setWanted([...wanted, target.value])}
          >
            <option value="">Choose what to say</option>
            {others.map(({ key, label, unit }) => (
              <option key={key} value={key}>
                {unit ? `${label}, ${unit}` : label}
              </option>
            ))}
          </SelectField>
        ) : null}
      </div>
    </Part>
  );
}

type AttributeProps = { editing: ProductEditing; definition: AttributeDefinition };

function AttributeInput({ editing, definition: { key, label, type, unit, choices } }: AttributeProps) {
  const field = { ...bind(editing, attributeField(key)), id: `attribute-${key}`, label };
  const options = type === "boolean" ? YES_NO : choices.map((value) => ({ value, label: value }));
  if (type === "boolean" || type === "choice") {
    return (
      <SelectField {...field}>
        <option value="">Not said</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </SelectField>
    );
  }
  const isFigure = type === "number" || type === "measure";
  return (
    <TextField
      {...field}
      label={unit ? `${label}, ${unit}` : label}
      type={type === "date" ? "date" : "text"}
      inputMode={isFigure ? "decimal" : "text"}
    />
  );
}

const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;

/** What search engines are told, and how they are likely to show it. */
export function SearchPart({ editing, origin }: { editing: ProductEditing; origin: string }) {
  const { draft, product } = editing;
  const { title = "", summary = "", seoTitle = "", seoDescription = "" } = draft.fields;
  return (
    <Part title="Search engines" lead="Leave both empty and the title and the summary are used.">
      <div className="grid gap-4">
        <TextField
          {...bind(editing, "seoTitle")}
          label="Title for search engines"
          hint={`${seoTitle.length} letters; about 60 are shown.`}
          maxLength={120}
        />
        <TextAreaField
          {...bind(editing, "seoDescription")}
          label="Description for search engines"
          hint={`${seoDescription.length} letters; about 155 are shown.`}
          rows={3}
          maxLength={320}
        />
        <figure className="grid gap-1 rounded-lg border border-line bg-surface p-4">
          <figcaption className="text-sm text-muted">About so it is shown</figcaption>
          <p className="text-sm text-muted [overflow-wrap:anywhere]">
            {origin} › products › {product.slug}
          </p>
          <p className="text-lg text-brand">{cut(seoTitle || title, 60)}</p>
          <p className="text-sm">{cut(seoDescription || summary, 155)}</p>
        </figure>
      </div>
    </Part>
  );
}

const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
