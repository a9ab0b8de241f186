import type { FaultSet } from "./faults";

const AMOUNTS = new Set([
  "amount",
  "requested_amount",
  "amount_total",
  "amount_subtotal",
  "amount_received",
  "amount_captured",
]);
const REFERENCES = new Set([
  "reference",
  "transaction_reference",
  "client_reference_id",
  "payment_intent",
  "CheckoutRequestID",
]);
const DEFAULT_DIFFERENCE = -100;

/** The same news with another amount, currency or reference, as the fault switches ask. */
export function tamper(value: unknown, faults: FaultSet): unknown {
  const isAsked = faults.amountMismatch || faults.currencyMismatch || faults.unknownReference;
  return isAsked ? walk(value, faults) : value;
}

function walk(value: unknown, faults: FaultSet): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, faults));
  if (typeof value !== "object" || value === null) return value;
  // M-Pesa names its amounts in a list of names and values.
  if ("Name" in value && value.Name === "Amount" && "Value" in value && faults.amountMismatch)
    return { ...value, Value: shift(value.Value, faults.amountMismatch) };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(key, item, faults)]));
}

function change(key: string, value: unknown, faults: FaultSet): unknown {
  if (AMOUNTS.has(key) && faults.amountMismatch) return shift(value, faults.amountMismatch);
  if (key === "currency" && typeof value === "string" && faults.currencyMismatch) return otherCurrency(value);
  if (faults.unknownReference) {
    if (key === "metadata") return {};
    if (REFERENCES.has(key) && typeof value === "string") return `unknown-${value}`;
    if (key === "id" && typeof value === "string" && value.startsWith("cs_"))
      return `cs_test_unknown${value.slice(8)}`;
  }
  return walk(value, faults);
}

function shift(value: unknown, mismatch: number | true): unknown {
  const difference = mismatch === true ? DEFAULT_DIFFERENCE : mismatch;
  if (typeof value === "number") return value + difference;
  return typeof value === "string" && /^\d+$/.test(value) ? String(Number(value) + difference) : value;
}

function otherCurrency(code: string): string {
  const other = code.toUpperCase() === "USD" ? "NGN" : "USD";
  return code === code.toLowerCase() ? other.toLowerCase() : other;
}
