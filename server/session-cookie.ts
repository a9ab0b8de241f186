import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { type Cookie, cookieName, cookieOptions, readCookie } from "@/server/platform/cookie";
import { env } from "@/server/platform/env";
import type { SessionId } from "@/server/shared/id";

/** The cookie that opens a session, the same that next-auth writes and reads. */
export async function makeSessionCookie(sessionId: SessionId, expires: Date): Promise<Cookie> {
  const maxAge = Math.max(0, Math.floor((expires.getTime() - Date.now()) / 1_000));
  const value = await encode({ token: { sid: sessionId }, secret: env().NEXTAUTH_SECRET, maxAge });
  return { name: cookieName("session"), value, options: { ...cookieOptions(), expires } };
}

export const clearSessionCookie = (): Cookie => ({
  name: cookieName("session"),
  value: "",
  options: { ...cookieOptions(), expires: new Date(0) },
});

const Token = z.looseObject({ sid: z.string().max(60) });

/** The session that a request's cookie names, or null when there is none, or it is not one of ours. */
export async function readSessionCookie(headers: Headers): Promise<string | null> {
  const token = readCookie(headers.get("cookie"), cookieName("session"));
  if (!token) return null;
  try {
    const claims = Token.safeParse(await decode({ token, secret: env().NEXTAUTH_SECRET }));
    return claims.success ? claims.data.sid : null;
  } catch {
    // Forged, altered, lapsed, or sealed with another secret.
    return null;
  }
}
