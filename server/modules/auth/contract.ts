import { z } from "zod";

export const SignInInput = z.strictObject({
  email: z
    .string({ error: "Write your e-mail address" })
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: "That e-mail address does not look right" }).max(160)),
  password: z.string({ error: "Write your password" }).min(1, { error: "Write your password" }).max(200),
});
export type SignInInput = z.infer<typeof SignInInput>;

/** The password was right. When `needsCode`, a one-time code is on its way. */
export const SignInStarted = z.strictObject({ challengeId: z.string(), needsCode: z.boolean() });
export type SignInStarted = z.infer<typeof SignInStarted>;

export const FinishSignInInput = z.strictObject({
  challengeId: z.string().max(60),
  code: z.string().trim().max(12).default(""),
});
export type FinishSignInInput = z.infer<typeof FinishSignInInput>;

export const Me = z.strictObject({
  kind: z.enum(["guest", "customer", "staff"]),
  name: z.string(),
  email: z.string(),
  role: z.string(),
});
export type Me = z.infer<typeof Me>;

export const SessionView = z.strictObject({
  id: z.string(),
  device: z.string(),
  createdAt: z.date(),
  seenAt: z.date(),
  isThisOne: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;

export const RevokeSessionInput = z.strictObject({ id: z.string().max(60) });

/** Where to go after signing in: a path of this shop, whatever was asked for. */
export function toReturnPath(wanted: string | null | undefined): string {
  const here = "https://shop.invalid";
  if (!wanted?.startsWith("/")) return "/";
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
  // Browsers read "//evil", "/\evil" and "/<tab>/evil" as another site; so does URL. "/.//evil" becomes one of them here.
  return url?.origin === here ? `${url.pathname.replace(/^\/+/, "/")}${url.search}${url.hash}` : "/";
}
