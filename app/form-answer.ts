import { type FormAnswer, NO_ANSWER } from "@/components/ui/form-answer";
import { problemOf } from "@/server/trpc/caller";

/** Never sent back to the page. */
const SECRETS = ["password", "code"];

/** What was typed, so that no form comes back empty. */
export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") && !SECRETS.includes(name) ? [[name, value]] : [],
    ),
  );

/** A rule said no: in words, beside its fields. A fault is thrown on. */
export function refuse(error: unknown, form: FormData): FormAnswer {
  const problem = problemOf(error);
  if (!problem) throw error;
  return { ...NO_ANSWER, ...problem, values: typedIn(form) };
}

/** One field of a form as text; "" when it was not sent, or is a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
