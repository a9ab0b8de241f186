import { refresh } from "next/cache";
import { refuse } from "@/app/form-answer";
import { type StaffAnswer, UNSENT } from "@/components/admin/staff-answer";

/**
 * Runs what a form asked for and answers what to show. A rule that said no is shown
 * beside what was typed; a fault is thrown on.
 */
export async function attempt(
  form: FormData,
  done: string,
  work: () => Promise<unknown>,
): Promise<StaffAnswer> {
  try {
    await work();
  } catch (error) {
    return { ...refuse(error, form), done: null };
  }
  refresh();
  return { ...UNSENT, done };
}
