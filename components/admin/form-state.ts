/** What a form shows after it was sent. */
export type FormState = {
  /** What went wrong, in words for people; null when nothing did. */
  readonly problem: string | null;
  /** Which field was wrong, by its name. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was done; null before, and when it was not. */
  readonly done: string | null;
  /** What was typed, to show it again beside what was wrong. */
  readonly typed: Readonly<Record<string, string>>;
};

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

export const UNSENT: FormState = { problem: null, fields: {}, done: null, typed: {} };
