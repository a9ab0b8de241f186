import type { Db } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { type Currency, money } from "@/server/shared/money";
import { ACCOUNT_KINDS, accountCode, type LedgerLine, type Posting } from "./contract";

type Transfer = {
  readonly kind: string;
  readonly reference: string;
  readonly orderId: string | null;
  readonly memo: string;
  readonly at: Date;
  readonly postings: readonly Posting[];
};

/** Writes a transfer with its entries; false when this fact was booked before. */
export async function saveTransfer(db: Db, transfer: Transfer): Promise<boolean> {
  const id = newId("ledgerTransfer", transfer.at);
  const { kind, reference, orderId, memo, at } = transfer;
  const count = await db.$executeRaw`
    INSERT INTO ledger_transfer (id, kind, reference, order_id, memo, at)
    VALUES (${id}, ${kind}, ${reference}, ${orderId}, ${memo}, ${at}::timestamptz) ON CONFLICT (kind, reference) DO NOTHING`;
  if (count === 0) return false;

  await db.ledgerAccount.createMany({
    data: transfer.postings.map(({ account }) => ({
      code: accountCode(account),
      currency: account.currency,
      kind: ACCOUNT_KINDS[account.kind],
    })),
    skipDuplicates: true,
  });
  await db.ledgerEntry.createMany({
    data: transfer.postings.map(({ account, amount }) => ({
      id: newId("ledgerEntry", at),
      transferId: id,
      accountCode: accountCode(account),
      currency: amount.currency,
      minor: amount.minor,
    })),
  });
  return true;
}

export async function listOrderEntries(db: Db, orderId: string): Promise<LedgerLine[]> {
  const rows = await db.ledgerEntry.findMany({
    where: { transfer: { orderId } },
    orderBy: [{ transfer: { at: "asc" } }, { id: "asc" }],
    select: {
      accountCode: true,
      minor: true,
      currency: true,
      transfer: { select: { id: true, kind: true, at: true } },
    },
  });
  return rows.map(({ transfer, accountCode: account, minor, currency }) => ({
    transfer: transfer.id,
    kind: transfer.kind,
    account,
    amount: money(minor, currency as Currency),
    at: transfer.at,
  }));
}

/** Currencies whose debits and credits differ over the whole ledger. Empty is right. */
export async function listImbalances(db: Db): Promise<{ currency: string; minor: bigint }[]> {
  return db.$queryRaw`
    SELECT currency, sum(minor)::bigint AS minor FROM ledger_entry GROUP BY currency HAVING sum(minor) <> 0`;
}
