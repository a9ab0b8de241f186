import { refresh } from "next/cache";
import { type FormState, UNSENT } from "@/components/admin/form-state";
import { problemOf } from "@/server/trpc/caller";

/**
 * Runs what a form asked for and answers what to show. A rule that said no is shown
 * beside what was typed; a fault is thrown on.
 */
export async function attempt(form: FormData, done: string, work: () => Promise<unknown>): Promise<FormState> {
  try {
    await work();
  } catch (error) {
    const { message, fields } = problemOrThrow(error);
    return { problem: message, fields, done: null, typed: typedIn(form) };
  }
  refresh();
  return { ...UNSENT, done };
}

/** What may be shown of a failure; throws on what may not. */
export function problemOrThrow(error: unknown): NonNullable<ReturnType<typeof problemOf>> {
  const problem = problemOf(error);
  if (!problem) throw error;
  return problem;
}

/** A field as text; files and missing ones count as empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

function typedIn(form: FormData): Record<string, string> {
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
  return Object.fromEntries(fields.filter(([name]) => !name.startsWith("$")));
}
