"use client";

import { Trash2 } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { CURRENCIES, Currency } from "@/server/shared/money";
import type { PlaceOption } from "./category-words";
import { type Draft, FIELD_WORDS, type Field, newDraft, readDraft } from "./rule-draft";

const BOX =
  "min-h-target min-w-0 max-w-full rounded-md border-2 border-line-strong bg-surface px-2.5 text-base text-ink";

type RuleConditionProps = {
  draft: Draft;
  number: number;
  places: readonly PlaceOption[];
  onChange: (draft: Draft) => void;
  onRemove: () => void;
};

/** One condition, written as a part of a sentence. */
export function RuleCondition({ draft, number, places, onChange, onRemove }: RuleConditionProps) {
  const isWhole = readDraft(draft) !== null;
  return (
    <li className="grid gap-1 border-b border-line py-2">
      <div className="flex flex-wrap items-center gap-2">
        <select
          aria-label={`Condition ${number}: what`}
          value={draft.field}
          onChange={(event) => onChange({ ...newDraft(event.target.value as Field), key: draft.key })}
          className={`${BOX} font-semibold`}
        >
          {Object.entries(FIELD_WORDS).map(([field, words]) => (
            <option key={field} value={field}>
              {words}
            </option>
          ))}
        </select>
        <Values draft={draft} number={number} places={places} onChange={onChange} />
        <Button
          variant="quiet"
          size="icon"
          aria-label={`Remove condition ${number}`}
          onClick={onRemove}
          className="ml-auto"
        >
          <Trash2 className="size-5" aria-hidden="true" />
        </Button>
      </div>
      {isWhole ? null : <p className="text-sm text-warning">{MISSING[draft.field]}</p>}
    </li>
  );
}

const MISSING: Readonly<Record<Field, string>> = {
  category: "Choose a category.",
  tag: "Write a tag.",
  price: "Write the lowest price, the highest, or both, the lower first.",
  stock: "",
  attribute: "Write the attribute and its value as the product page shows them.",
  age: "Write a number of days, at most 3,650.",
  since: "Choose a day.",
};

type ValuesProps = Omit<RuleConditionProps, "onRemove">;

function Values({ draft, number, places, onChange }: ValuesProps) {
  const field = (name: "first" | "second", label: string): ComponentProps<"input"> => ({
    "aria-label": `Condition ${number}: ${label}`,
    value: draft[name],
    maxLength: 200,
    autoComplete: "off",
    onChange: (event) => onChange({ ...draft, [name]: event.target.value }),
    // It stands in a form that is not to be sent by it.
    onKeyDown: (event) => event.key === "Enter" && event.preventDefault(),
    className: BOX,
  });
  switch (draft.field) {
    case "category":
      return (
        <>
          is
          <select
            aria-label={`Condition ${number}: category`}
            value={draft.first}
            onChange={(event) => onChange({ ...draft, first: event.target.value })}
            className={BOX}
          >
            <option value="">Choose…</option>
            {places.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </>
      );
    case "tag":
      return (
        <>
          is <input {...field("first", "tag")} size={16} />
        </>
      );
    case "price":
      return <Prices draft={draft} number={number} onChange={onChange} field={field} />;
    case "stock":
      return (
        <select
          aria-label={`Condition ${number}: stock`}
          value={draft.first}
          onChange={(event) => onChange({ ...draft, first: event.target.value })}
          className={BOX}
        >
          <option value="in">can be had</option>
          <option value="out">is sold out</option>
        </select>
      );
    case "attribute":
      return (
        <>
          <input {...field("first", "attribute")} size={12} placeholder="Fibre" /> is
          <input {...field("second", "value")} size={14} placeholder="Cotton" />
        </>
      );
    case "age":
      return (
        <>
          <input {...field("first", "days")} size={5} inputMode="numeric" /> days
        </>
      );
    case "since":
      return <input {...field("first", "day")} type="date" />;
  }
}

type PricesProps = Pick<ValuesProps, "draft" | "number" | "onChange"> & {
  field: (name: "first" | "second", label: string) => ComponentProps<"input">;
};

function Prices({ draft, number, onChange, field }: PricesProps) {
  return (
    <>
      in
      <select
        aria-label={`Condition ${number}: currency`}
        value={draft.currency}
        onChange={(event) => onChange({ ...draft, currency: Currency.parse(event.target.value) })}
        className={BOX}
      >
        {CURRENCIES.map((currency) => (
          <option key={currency}>{currency}</option>
        ))}
      </select>
      from <input {...field("first", "lowest price")} size={8} inputMode="decimal" placeholder="any" />
      to <input {...field("second", "highest price")} size={8} inputMode="decimal" placeholder="any" />
    </>
  );
}
