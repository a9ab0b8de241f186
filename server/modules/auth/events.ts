import { z } from "zod";
import { defineEvent } from "@/server/platform/outbox";
import { SessionId, UserId } from "@/server/shared/id";

const AboutSession = z.strictObject({ userId: UserId, sessionId: SessionId });

export const SignedIn = defineEvent("auth.signed-in", AboutSession);
export const SignedOut = defineEvent("auth.signed-out", AboutSession);
export const SessionRevoked = defineEvent("auth.session-revoked", AboutSession);
/** A password was right and a one-time code is needed: whoever sends codes reads it with `readCodeLetter`. */
export const CodeRequested = defineEvent("auth.code-requested", z.strictObject({ challengeId: z.string() }));
/** Someone tried to sign in as a member of staff and was turned away. */
export const SignInRefused = defineEvent("auth.sign-in-refused", z.strictObject({ userId: UserId }));
