import type { Ctx } from "@/server/context";
import type { Db } from "@/server/platform/db";
import { sha256 } from "@/server/platform/digest";
import { actorName } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import { Written } from "../contract/writes";
import * as repo from "../repo/writes";

type Request = { readonly action: string; readonly input: { readonly key: string } };

/**
 * Does a piece of work in a transaction, once per key and person. The same request again gets the
 * same answer; the same key with other contents is refused.
 */
export function writeOnce(
  ctx: Ctx,
  { action, input }: Request,
  work: (db: Db) => Promise<Written>,
): Promise<Written> {
  const { key: given, ...rest } = input;
  const key = `${actorName(ctx.actor)}:${given}`;
  const requestHash = sha256(JSON.stringify(rest, writeBigInts));
  return ctx.db.$transaction(async (db) => {
    if (await repo.claimWrite(db, { key, action, requestHash, at: ctx.clock() })) {
      const answer = await work(db);
      await repo.saveAnswer(db, key, answer);
      return answer;
    }
    const known = await repo.findWrite(db, key);
    if (known.action === action && known.requestHash === requestHash) return Written.parse(known.answer);
    throw new AppError(
      "CONFLICT",
      "This was sent before with other contents. Reload the page and try again.",
      {
        key: "Used before with other contents",
      },
    );
  });
}

const writeBigInts = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;
