import { env } from "./env";

/** A cookie as `cookies().set(name, value, options)` takes it. */
export type Cookie = { readonly name: string; readonly value: string; readonly options: CookieOptions };

export type CookieOptions = {
  readonly httpOnly: true;
  readonly sameSite: "lax";
  readonly secure: boolean;
  readonly path: "/";
  readonly expires?: Date;
};

const isSecure = (): boolean => env().APP_URL.startsWith("https://");

/** `__Host-`: browsers take it only over https, from this very host, for all its paths. */
export const cookieName = (name: string): string => (isSecure() ? `__Host-oja.${name}` : `oja.${name}`);

export const cookieOptions = (): CookieOptions => ({
  httpOnly: true,
  sameSite: "lax",
  secure: isSecure(),
  path: "/",
});

/** The value of a cookie in a `Cookie` header, or null. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}
