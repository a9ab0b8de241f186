/**
 * A result whose failures the caller must tell apart: providers and chains.
 * `unknown` means that the request may or may not have been carried out.
 */
export type Outcome<Value, Failure extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure; readonly detail: string };

export const succeed = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

export const fail = <const Failure extends string>(
  failure: Failure,
  detail: string,
): { readonly ok: false; readonly failure: Failure; readonly detail: string } => ({
  ok: false,
  failure,
  detail,
});
