import type { Condition, Rule } from "@/server/modules/catalog/contract/collections";
import type { CategoryId } from "@/server/shared/id";
import { type Currency, formatMoney, money } from "@/server/shared/money";
import { readAmount, writeAmount } from "./amounts";

export type Field = Condition["field"];

/** One condition as it is being written: what stands in its fields, whole or not. */
export type Draft = {
  readonly key: string;
  readonly field: Field;
  /** The category, tag, lowest price, stock, attribute, days or day. */
  readonly first: string;
  /** The highest price, or the attribute's value. */
  readonly second: string;
  readonly currency: Currency;
};

export const FIELD_WORDS: Readonly<Record<Field, string>> = {
  category: "category",
  tag: "tag",
  price: "price",
  stock: "stock",
  attribute: "attribute",
  age: "new in the last",
  since: "published since",
};

export const newDraft = (field: Field): Draft => ({
  key: crypto.randomUUID(),
  field,
  first: field === "stock" ? "in" : field === "age" ? "30" : "",
  second: "",
  currency: "NGN",
});

export function toDraft(condition: Condition): Draft {
  const draft = { ...newDraft(condition.field), first: "" };
  switch (condition.field) {
    case "category":
      return { ...draft, first: condition.id };
    case "tag":
      return { ...draft, first: condition.tag };
    case "price": {
      const { currency, min, max } = condition;
      const write = (digits: string | null) => (digits ? writeAmount(BigInt(digits), currency) : "");
      return { ...draft, currency, first: write(min), second: write(max) };
    }
    case "stock":
      return { ...draft, first: condition.is };
    case "attribute":
      return { ...draft, first: condition.name, second: condition.value };
    case "age":
      return { ...draft, first: String(condition.days) };
    case "since":
      return { ...draft, first: condition.day };
  }
}

/** The condition that is written there; null while it is not whole. */
export function readDraft({ field, first, second, currency }: Draft): Condition | null {
  const text = first.trim();
  switch (field) {
    case "category":
      return text ? { field, id: text as CategoryId } : null;
    case "tag":
      return text ? { field, tag: text } : null;
    case "price":
      return readPrices(text, second.trim(), currency);
    case "stock":
      return { field, is: text === "out" ? "out" : "in" };
    case "attribute":
      return text && second.trim() ? { field, name: text, value: second.trim() } : null;
    case "age":
      return /^[1-9]\d{0,3}$/.test(text) && Number(text) <= 3_650 ? { field, days: Number(text) } : null;
    case "since":
      return text ? { field, day: text } : null;
  }
}

function readPrices(low: string, high: string, currency: Currency): Condition | null {
  const min = low ? readAmount(low, currency) : null;
  const max = high ? readAmount(high, currency) : null;
  const isUnread = (low !== "" && min === null) || (high !== "" && max === null);
  if (isUnread || (min === null && max === null) || (min !== null && max !== null && min > max)) return null;
  return { field: "price", currency, min: min?.toString() ?? null, max: max?.toString() ?? null };
}

/** The rule that is written; null while a part of it is not whole, or there is none. */
export function readDrafts(match: Rule["match"], drafts: readonly Draft[]): Rule | null {
  const conditions = drafts.map(readDraft).filter((one) => one !== null);
  return conditions.length > 0 && conditions.length === drafts.length ? { match, conditions } : null;
}

/** "all of: category is Cloth, price under ₦20,000". */
export function ruleInWords({ match, conditions }: Rule, nameOf: (categoryId: string) => string): string {
  const parts = conditions.map((one) => conditionInWords(one, nameOf));
  return parts.length === 1 ? (parts[0] ?? "") : `${match} of: ${parts.join(", ")}`;
}

function conditionInWords(condition: Condition, nameOf: (categoryId: string) => string): string {
  switch (condition.field) {
    case "category":
      return `category is ${nameOf(condition.id)}`;
    case "tag":
      return `tag is ${condition.tag}`;
    case "price": {
      const { currency, min, max } = condition;
      const say = (digits: string) => formatMoney(money(BigInt(digits), currency));
      if (min && max) return `price from ${say(min)} to ${say(max)}`;
      return min ? `price ${say(min)} or more` : `price ${say(max ?? "0")} or less`;
    }
    case "stock":
      return condition.is === "in" ? "in stock" : "sold out";
    case "attribute":
      return `${condition.name} is ${condition.value}`;
    case "age":
      return `new in the last ${condition.days} ${condition.days === 1 ? "day" : "days"}`;
    case "since":
      return `published since ${condition.day}`;
  }
}
