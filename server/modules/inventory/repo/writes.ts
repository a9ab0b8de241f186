import type { Db } from "@/server/platform/db";

type Claim = {
  readonly key: string;
  readonly action: string;
  readonly requestHash: string;
  readonly at: Date;
};

/** False when this key was used before; waits for one who is using it right now. */
export async function claimWrite(db: Db, { key, action, requestHash, at }: Claim): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO stock_write (key, action, request_hash, answer, at)
    VALUES (${key}, ${action}, ${requestHash}, '{}'::jsonb, ${at}::timestamptz) ON CONFLICT (key) DO NOTHING`;
  return count === 1;
}

export const findWrite = (db: Db, key: string) => db.stockWrite.findUniqueOrThrow({ where: { key } });

export async function saveAnswer(db: Db, key: string, answer: { readonly id: string }): Promise<void> {
  await db.stockWrite.update({ where: { key }, data: { answer } });
}
