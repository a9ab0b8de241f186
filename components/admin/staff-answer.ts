import { type FormAnswer, NO_ANSWER } from "@/components/ui/form-answer";

/** What a form of the dashboard hears back: any form's answer, and in words what was done. */
export type StaffAnswer = FormAnswer & { readonly done: string | null };

export type StaffAction = (before: StaffAnswer, form: FormData) => Promise<StaffAnswer>;

export const UNSENT: StaffAnswer = { ...NO_ANSWER, done: null };
