import { textOf } from "@/app/form-answer";

/** A number as typed; an empty field is no number, so that the schema says what is missing. */
export const numberOf = (form: FormData, name: string): number =>
  textOf(form, name).trim() === "" ? Number.NaN : Number(textOf(form, name));

const LAGOS = "T00:00:00+01:00";

/** A day of Lagos, from its first moment; null when none was chosen. */
export function dayOf(form: FormData, name: string): Date | null {
  const day = textOf(form, name);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(day + LAGOS) : null;
}
