import { type Answer, type Ask, json } from "../http";
import { refusePaystack } from "../provider-errors";
import type { World } from "../world";
import type { Transaction } from "./types";
import { verifiedBody } from "./wire";

export const findTransaction = (world: World, key: string): Transaction | null =>
  world.state.paystack.transactions.find(({ reference, id }) => reference === key || String(id) === key) ??
  null;

/** GET /transaction/verify/:reference: 200 whatever became of the payment; the truth is in `data.status`. */
export function verify(ask: Ask, world: World): Answer {
  const transaction = world.state.paystack.transactions.find(
    ({ reference }) => reference === ask.param("reference"),
  );
  if (!transaction) return refusePaystack(400, "Transaction reference not found", "transaction_not_found");
  return json({ status: true, message: "Verification successful", data: verifiedBody(transaction) });
}

export function fetchTransaction(ask: Ask, world: World): Answer {
  const transaction = findTransaction(world, ask.param("id"));
  if (!transaction)
    return refusePaystack(404, "Transaction ID or reference is invalid", "transaction_not_found");
  return json({ status: true, message: "Transaction retrieved", data: verifiedBody(transaction) });
}

/** GET /transaction: newest first, by `perPage`, `page`, `status`, `from`, `to`. */
export function listTransactions(ask: Ask, world: World): Answer {
  const query = ask.url.searchParams;
  const status = query.get("status");
  const from = Date.parse(query.get("from") ?? "") || 0;
  const to = Date.parse(query.get("to") ?? "") || Number.POSITIVE_INFINITY;
  const fitting = world.state.paystack.transactions.filter((transaction) => {
    const at = Date.parse(transaction.createdAt);
    return at >= from && at <= to && (!status || transaction.status === status);
  });
  return json({
    status: true,
    message: "Transactions retrieved",
    ...page(fitting.map(verifiedBody).reverse(), query),
  });
}

/** One page of a list with Paystack's `meta`. */
export function page<Item>(items: readonly Item[], query: URLSearchParams) {
  const perPage = Math.min(Math.max(Number(query.get("perPage")) || 50, 1), 100);
  const number = Math.max(Number(query.get("page")) || 1, 1);
  const start = (number - 1) * perPage;
  const meta = {
    total: items.length,
    skipped: start,
    perPage,
    page: number,
    pageCount: Math.ceil(items.length / perPage),
  };
  return { data: items.slice(start, start + perPage), meta };
}
