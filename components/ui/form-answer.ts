/** What a form hears back: what went wrong in words, beside which fields, and what was typed. */
export type FormAnswer = {
  readonly message: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
};

export const NO_ANSWER: FormAnswer = { message: null, fields: {}, values: {} };

export type FormAction = (before: FormAnswer, form: FormData) => Promise<FormAnswer>;
