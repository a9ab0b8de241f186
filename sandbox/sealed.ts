import type { FaultSet } from "./faults";
import type { SandboxKeys } from "./keys";
import { signPaystack, signStripe, signSvix, signTwilio, signWhatsApp } from "./signatures";
import type { Delivery } from "./state";

const STALE_SECONDS = 3600;

/** The headers of one attempt, signed now: the timestamp is fresh on every try, the id stays. */
export function signedHeaders(
  delivery: Delivery,
  keys: SandboxKeys,
  faults: FaultSet,
): Record<string, string> {
  const { id, body, url } = delivery;
  const timestamp = Math.floor(Date.now() / 1000) - (faults.staleTimestamp ? STALE_SECONDS : 0);
  // A wrong key, not a broken header: the signature looks right and does not match.
  const key = (secret: string) => (faults.wrongSignature ? secret.replace(/.{8}$/, "AAAAAAA=") : secret);
  const headers = { "content-type": "application/json", "user-agent": `oja-sandbox/${delivery.provider}` };

  switch (delivery.provider) {
    case "paystack":
      return { ...headers, "x-paystack-signature": signPaystack(body, key(keys.PAYSTACK_SECRET_KEY)) };
    case "stripe":
      return { ...headers, "stripe-signature": signStripe(body, key(keys.STRIPE_WEBHOOK_SECRET), timestamp) };
    // Safaricom signs nothing: only the address of the callback is a secret.
    case "daraja":
      return headers;
    case "resend": {
      const signature = signSvix({ id, timestamp, body }, key(keys.RESEND_WEBHOOK_SECRET));
      return { ...headers, "svix-id": id, "svix-timestamp": String(timestamp), "svix-signature": signature };
    }
    case "whatsapp":
      return { ...headers, "x-hub-signature-256": signWhatsApp(body, key(keys.WHATSAPP_APP_SECRET)) };
    case "twilio": {
      const signature = signTwilio(url, body, key(keys.TWILIO_AUTH_TOKEN));
      const form = "application/x-www-form-urlencoded; charset=utf-8";
      return { ...headers, "content-type": form, "x-twilio-signature": signature };
    }
  }
}
