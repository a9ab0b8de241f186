import { AppError } from "@/server/shared/error";
import type { AttributeDefinition, AttributeValue } from "../contract/attributes";

/** A value as it is kept: exactly one of the four is there, as its type asks. */
export type TypedValue = {
  readonly key: string;
  readonly type: AttributeDefinition["type"];
  readonly words: string | null;
  readonly number: string | null;
  readonly flag: boolean | null;
  readonly day: string | null;
};

const NUMBER = /^-?\d{1,12}(\.\d{1,6})?$/;

/** Checks values against their definitions. INVALID, naming each that does not fit, as `attributes.{place}`. */
export function readValues(
  values: readonly AttributeValue[],
  definitions: readonly AttributeDefinition[],
): TypedValue[] {
  const problems: Record<string, string> = {};
  const seen = new Set<string>();
  const typed = values.flatMap(({ key, value }, place) => {
    const definition = definitions.find((candidate) => candidate.key === key);
    const found = definition ? readValue(definition, value) : `There is no attribute called ${key}`;
    const problem = seen.has(key) ? "This attribute is here twice" : typeof found === "string" ? found : null;
    seen.add(key);
    if (problem) problems[`attributes.${place}`] = problem;
    return typeof found === "string" ? [] : [found];
  });
  const [first] = Object.values(problems);
  if (first !== undefined) throw new AppError("INVALID", first, problems);
  return typed;
}

/** The value as it is kept, or what is wrong with it. */
function readValue(definition: AttributeDefinition, value: string | boolean): TypedValue | string {
  const { key, type, label } = definition;
  const nothing = { key, type, words: null, number: null, flag: null, day: null };
  if (type === "boolean")
    return typeof value === "boolean" ? { ...nothing, flag: value } : `${label} is a yes or a no`;
  if (typeof value === "boolean") return `${label} is not a yes or a no`;
  const text = value.trim();
  switch (type) {
    case "text":
      return text === "" ? `Please write something for ${label}` : { ...nothing, words: text };
    case "choice":
      return definition.choices.includes(text)
        ? { ...nothing, words: text }
        : `Choose one of these for ${label}: ${definition.choices.join(", ")}`;
    case "date":
      return isDay(text) ? { ...nothing, day: text } : `${label} is a day, such as 2026-11-22`;
    default:
      return NUMBER.test(text)
        ? { ...nothing, number: text }
        : `${label} is a number${definition.unit ? ` of ${definition.unit}` : ""}, such as 12.5`;
  }
}

/** "2026-02-30" reads like a day and is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** As the form takes it. */
export const formValue = ({ words, number, flag, day }: TypedValue): string | boolean =>
  flag ?? words ?? day ?? trimZeros(number ?? "");

/** As shoppers read it: "12.5 cm", "Yes", "22 November 2026". */
export function readableValue(value: TypedValue, unit: string | null): string {
  if (value.flag !== null) return value.flag ? "Yes" : "No";
  if (value.number !== null) return [trimZeros(value.number), unit].filter(Boolean).join(" ");
  return value.day === null ? (value.words ?? "") : DAY.format(new Date(`${value.day}T00:00:00Z`));
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** The database keeps six decimals whether or not they say anything. */
const trimZeros = (number: string): string => (number.includes(".") ? number.replace(/\.?0+$/, "") : number);
