import { createHmac } from "node:crypto";
import { isSameSecret } from "@/server/platform/digest";

type Seal = { readonly url: string; readonly rawBody: string; readonly signature: string };

/** Twilio: base64 HMAC-SHA1 of our address followed by each name and value of the form, in the order of names. */
export function isTwilioSeal(authToken: string, { url, rawBody, signature }: Seal): boolean {
  const pairs = [...new URLSearchParams(rawBody)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const message = url + pairs.map(([name, value]) => name + value).join("");
  return isSameSecret(signature, createHmac("sha1", authToken).update(message).digest("base64"));
}
