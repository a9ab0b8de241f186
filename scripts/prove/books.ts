import { readState } from "./sandbox";
import type { Town } from "./town";

type Paid = Map<string, bigint>;
type Attempt = { reference: string; provider_ref: string | null; captured: string; refunded: string };

/**
 * Holds the shop's books against those of the payment companies, payment by payment: money they took and the shop does
 * not know, money the shop believes in and they never took, and refunds paid more or less often than promised.
 */
export async function compareBooks(town: Town): Promise<string[]> {
  const { taken, returned } = readCompanies(await readState(town));
  const attempts = await town.records.ask<Attempt>(
    `SELECT a.reference, a.provider_ref, a.captured_minor::text AS captured,
       (SELECT coalesce(sum(r.amount_minor), 0)::text FROM refund r WHERE r.reference = a.reference AND r.status <> 'failed') AS refunded
     FROM payment_attempt a`,
  );
  const seen = new Set<string>();
  const differences = attempts.flatMap(({ reference, provider_ref, captured, refunded }) => {
    const keys = [reference, ...(provider_ref ? [provider_ref] : [])];
    for (const key of keys) seen.add(key);
    const sum = (books: Paid) => keys.reduce((total, key) => total + (books.get(key) ?? 0n), 0n);
    return [
      ...(sum(taken) === BigInt(captured)
        ? []
        : [`${reference}: the company took ${sum(taken)}, the shop knows of ${captured}`]),
      ...(sum(returned) === BigInt(refunded)
        ? []
        : [`${reference}: the company returned ${sum(returned)}, the shop promised ${refunded}`]),
    ];
  });
  const strangers = [...taken.keys()]
    .filter((key) => !seen.has(key))
    .map((key) => `${key}: paid, and the shop has no such payment`);
  return [...differences, ...strangers];
}

type State = Awaited<ReturnType<typeof readState>>;

/** What was taken and given back, by our reference at Paystack and by session at Stripe. Refunds that failed do not count. */
function readCompanies({ paystack, stripe }: State): { taken: Paid; returned: Paid } {
  const taken: Paid = new Map();
  const returned: Paid = new Map();
  const put = (books: Paid, key: string, amount: number) =>
    books.set(key, (books.get(key) ?? 0n) + BigInt(amount));
  for (const { reference, status, paidAmount } of paystack.transactions) {
    if (status === "success" || status === "reversed") put(taken, reference, paidAmount);
  }
  for (const { reference, status, amount } of paystack.refunds) {
    if (status !== "failed") put(returned, reference, amount);
  }
  for (const { id, paymentStatus, amount } of stripe.sessions) {
    if (paymentStatus === "paid") put(taken, id, amount);
  }
  for (const { intentId, status, amount } of stripe.refunds) {
    const session = stripe.intents.find(({ id }) => id === intentId)?.sessionId;
    if (session && status !== "failed") put(returned, session, amount);
  }
  return { taken, returned };
}
