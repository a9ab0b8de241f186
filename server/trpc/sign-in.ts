import { cookies, headers } from "next/headers";
import { visitorCtx } from "@/server/gate";
import type { FinishSignInInput } from "@/server/modules/auth/contract";
import { finishSignIn } from "@/server/modules/auth/service";
import type { Cookie } from "@/server/platform/cookie";
import { clearSessionCookie, makeSessionCookie } from "@/server/session-cookie";
import { serverApi } from "./caller";

/** The second half of signing in, for form actions: spends the challenge and gives this browser its session. */
export async function finishSignInHere(input: FinishSignInInput): Promise<void> {
  const asked = new Headers(await headers());
  const { sessionId, expiresAt } = await finishSignIn(
    await visitorCtx(asked),
    input,
    asked.get("user-agent") ?? "",
  );
  await keep(await makeSessionCookie(sessionId, expiresAt));
}

/** Ends this browser's session and takes its cookie away. */
export async function signOutHere(): Promise<void> {
  await (await serverApi()).auth.signOut();
  await keep(clearSessionCookie());
}

const keep = async ({ name, value, options }: Cookie): Promise<void> =>
  void (await cookies()).set(name, value, options);
