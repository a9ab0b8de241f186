import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import type { LedgerLine, Posting } from "./contract";
import * as repo from "./repo";

type Fact = {
  readonly kind: "capture" | "sale" | "refund" | "fee";
  /** What happened, once: the same kind and reference are booked only once. */
  readonly reference: string;
  readonly orderId: string | null;
  readonly memo: string;
  readonly postings: readonly Posting[];
};

/**
 * Books one fact about money in the caller's transaction: postings sum to zero per
 * currency (the database refuses anything else at commit). Returns false, and books
 * nothing, when the fact was booked before.
 */
export function bookTransfer(ctx: Ctx, db: Db, fact: Fact): Promise<boolean> {
  const postings = fact.postings.filter(({ amount }) => amount.minor !== 0n);
  return repo.saveTransfer(db, { ...fact, postings, at: ctx.clock() });
}

export const listOrderEntries = ({ db }: Ctx, orderId: string): Promise<LedgerLine[]> =>
  repo.listOrderEntries(db, orderId);

/** Proves that debits equal credits in every currency; returns the currencies where they do not. */
export const findImbalances = ({ db }: Ctx): Promise<{ currency: string; minor: bigint }[]> =>
  repo.listImbalances(db);
