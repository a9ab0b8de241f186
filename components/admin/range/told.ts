/** What came of one thing that a screen asked for without leaving: its answer, or why not, in words for people. */
export type Told<Value = null> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
    };

/** The question never arrived, or its answer never came back. */
export const lost = (): Told<never> => ({
  ok: false,
  message: "That did not reach the shop. Check the connection and try again.",
  fields: {},
});
