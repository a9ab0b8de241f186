import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { visitorCtx } from "@/server/gate";
import { FinishSignInInput, toReturnPath } from "@/server/modules/auth/contract";
import { finishSignIn, signOut } from "@/server/modules/auth/service";
import { DAY } from "@/server/platform/clock";
import { cookieName, cookieOptions } from "@/server/platform/cookie";
import { env } from "@/server/platform/env";
import { log } from "@/server/platform/log";
import { AppError } from "@/server/shared/error";

const THIRTY_DAYS = (30 * DAY) / 1_000;

/**
 * next-auth for one request. Its token carries only the id of a session row, so whatever
 * it still holds in a browser, the row decides (see `visitorCtx`).
 */
export function authOptions(headers: Headers): NextAuthOptions {
  // next-auth learns its own address here and nowhere else; without it, it would believe the Host header of a proxy.
  process.env["NEXTAUTH_URL"] = env().APP_URL;
  const options = cookieOptions();
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: options.secure,
    session: { strategy: "jwt", maxAge: THIRTY_DAYS },
    cookies: {
      sessionToken: { name: cookieName("session"), options },
      csrfToken: { name: cookieName("csrf"), options },
      callbackUrl: { name: cookieName("return"), options },
    },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
    providers: [challengeProvider(headers)],
    callbacks: callbacksFor(headers),
    events: { signOut: () => endSession(headers) },
    logger: {
      error: (code) => log().info({ reason: code }, "next-auth refused"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** The second half of signing in: `auth.startSignIn` has checked the password and given out the challenge. */
const challengeProvider = (headers: Headers) =>
  credentials({
    id: "credentials",
    name: "One-time code",
    credentials: { challengeId: { type: "text" }, code: { type: "text" } },
    async authorize(given) {
      const input = FinishSignInInput.safeParse({ challengeId: given?.challengeId, code: given?.code ?? "" });
      if (!input.success) return null;
      try {
        const { sessionId } = await finishSignIn(
          await visitorCtx(headers),
          input.data,
          headers.get("user-agent") ?? "",
        );
        return { id: sessionId };
      } catch (error) {
        if (error instanceof AppError) return null;
        throw error;
      }
    },
  });

const callbacksFor = (headers: Headers): NonNullable<NextAuthOptions["callbacks"]> => ({
  jwt: async ({ token, user }) => {
    if (user) return { sid: user.id };
    // Thrown, not returned: next-auth then takes the cookie away.
    if ((await visitorCtx(headers)).actor.kind === "guest")
      throw new AppError("UNAUTHENTICATED", "This session has ended.");
    return { sid: token["sid"] };
  },
  // Browsers learn that they are signed in; who they are, they ask `auth.me`.
  session: ({ session }) => ({ expires: session.expires }),
  redirect: ({ url, baseUrl }) => {
    const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
    return `${baseUrl}${toReturnPath(path)}`;
  },
});

async function endSession(headers: Headers): Promise<void> {
  const ctx = await visitorCtx(headers);
  const { actor } = ctx;
  if (actor.kind !== "guest") await signOut({ ...ctx, actor });
}
