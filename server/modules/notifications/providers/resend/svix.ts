import { createHmac } from "node:crypto";
import { MINUTE } from "@/server/platform/clock";
import { isSameSecret } from "@/server/platform/digest";
import { fail, type Outcome, succeed } from "@/server/shared/outcome";

const TOLERANCE = 5 * MINUTE;

type Envelope = {
  readonly rawBody: string;
  readonly headers: Headers;
  readonly secret: string;
  readonly at: Date;
};

/**
 * Checks a Svix seal, which Resend uses: base64 HMAC-SHA256 of `id.timestamp.body` with
 * the decoded key, one or more in the header. A true seal older or newer than five minutes is stale.
 */
export function checkSvix({
  rawBody,
  headers,
  secret,
  at,
}: Envelope): Outcome<{ id: string }, "forged" | "stale"> {
  const id = headers.get("svix-id") ?? "";
  const timestamp = headers.get("svix-timestamp") ?? "";
  const given = (headers.get("svix-signature") ?? "").split(" ");
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const right = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${rawBody}`).digest("base64")}`;

  const isOurs =
    id !== "" && /^\d{1,12}$/.test(timestamp) && given.some((signature) => isSameSecret(signature, right));
  if (!isOurs) return fail("forged", "The signature does not fit.");
  const age = Math.abs(at.getTime() - Number(timestamp) * 1_000);
  return age > TOLERANCE ? fail("stale", "Signed too long ago.") : succeed({ id });
}
