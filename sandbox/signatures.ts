import { createHmac } from "node:crypto";

/** Paystack: hex HMAC-SHA512 of the raw body with the secret API key. */
export const signPaystack = (body: string, secretKey: string) =>
  createHmac("sha512", secretKey).update(body).digest("hex");

/** Stripe: `t=…,v1=…`, hex HMAC-SHA256 of `t.body` with the whole `whsec_…` as text. */
export function signStripe(body: string, secret: string, timestamp: number): string {
  const v1 = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return `t=${timestamp},v1=${v1}`;
}

type SvixLetter = { readonly id: string; readonly timestamp: number; readonly body: string };

/** Svix (Resend): base64 HMAC-SHA256 of `id.timestamp.body` with the decoded key. */
export function signSvix({ id, timestamp, body }: SvixLetter, secret: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

/** WhatsApp: `sha256=` and the hex HMAC-SHA256 of the raw body with the app secret. */
export const signWhatsApp = (body: string, appSecret: string) =>
  `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;

/** Twilio: base64 HMAC-SHA1 of the exact address followed by each name and value in name order. */
export function signTwilio(url: string, form: string, authToken: string): string {
  const pairs = [...new URLSearchParams(form)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const message = url + pairs.map(([name, value]) => name + value).join("");
  return createHmac("sha1", authToken).update(message).digest("base64");
}
