import { sha256 } from "@/server/platform/digest";
import { money } from "@/server/shared/money";
import { fail, type Outcome, succeed } from "@/server/shared/outcome";
import type { PaymentClaim, ProviderLetter } from "../../provider";
import { openReference } from "./callback-address";
import { Callback } from "./wire";

const SHILLING = 100n;

/** Nothing is signed: the sealed address says which payment it is about, and a query says whether it is true. */
export function readLetter(
  callbackKey: string,
  rawBody: string,
  token: string,
): Outcome<ProviderLetter, "forged" | "unreadable"> {
  const reference = openReference(callbackKey, token);
  if (!reference) return fail("forged", "The address was not made by us");
  const callback = parseCallback(rawBody);
  if (!callback) return fail("unreadable", "Not a callback as Safaricom documents it");
  const { ResultCode } = callback.Body.stkCallback;
  return succeed({
    // By address and bytes: no other message can take the place of a true one.
    key: `${reference}:${ResultCode.slice(0, 20)}:${sha256(rawBody).slice(0, 32)}`,
    topic: ResultCode === "0" ? "stk.paid" : "stk.failed",
    reference,
    about: "payment",
    isLive: true,
  });
}

/** What a callback says, to be believed only when a query agrees. */
export function claimOf(rawBody: string): PaymentClaim | null {
  const callback = parseCallback(rawBody);
  if (!callback) return null;
  const { CheckoutRequestID, ResultCode, CallbackMetadata } = callback.Body.stkCallback;
  const valueOf = (name: string) => CallbackMetadata?.Item.find((item) => item.Name === name)?.Value ?? null;
  const cents = toCents(valueOf("Amount") ?? "");
  return {
    providerRef: CheckoutRequestID,
    isPaid: ResultCode === "0",
    paid: cents === null ? null : money(cents, "KES"),
    captureRef: valueOf("MpesaReceiptNumber"),
    payer: valueOf("PhoneNumber"),
  };
}

/** "1500", "1500.0" and "1500.50"; never through a float. */
function toCents(written: string): bigint | null {
  const [, whole, cents = ""] = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(written) ?? [];
  return whole === undefined ? null : BigInt(whole) * SHILLING + BigInt(cents.padEnd(2, "0"));
}

function parseCallback(rawBody: string): Callback | null {
  try {
    return Callback.safeParse(JSON.parse(rawBody)).data ?? null;
  } catch {
    return null;
  }
}
