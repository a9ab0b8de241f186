import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { after, type Clock, MINUTE } from "./clock";
import type { Database, Db } from "./db";

export type AccessToken = { readonly token: string; readonly expiresAt: Date };

/**
 * Keys that a provider lends for a while, and of which a newer one ends the older: all machines must use the same.
 * `read` gives the one in force, or has it made, by one caller at a time. `refused` names one that no longer opens.
 */
export type TokenStore = {
  read(name: string, make: () => Promise<AccessToken>, refused?: string): Promise<string>;
};

/** One that ends within this time is not begun with. */
const SLACK = 5 * MINUTE;

/** In PostgreSQL, sealed with the shop's secret; who makes a new one locks the others out until it is written. */
export function postgresTokenStore(db: Database, clock: Clock, secret: string): TokenStore {
  const seal = createSeal(secret);
  const find = async (from: Db, name: string, refused: string | undefined): Promise<string | null> => {
    const row = await from.providerToken.findUnique({ where: { name } });
    if (!row || row.expiresAt <= after(clock(), SLACK)) return null;
    const token = seal.open(row.sealed);
    return token === refused ? null : token;
  };
  return oneAtATime({
    async read(name, make, refused) {
      const held = await find(db, name, refused);
      if (held !== null) return held;
      return db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`token:${name}`}, 0))`;
        const made = await find(tx, name, refused);
        if (made !== null) return made;
        const { token, expiresAt } = await make();
        const row = { sealed: seal.close(token), expiresAt };
        await tx.providerToken.upsert({ where: { name }, create: { name, ...row }, update: row });
        return token;
      });
    },
  });
}

/** For one process that shares with nobody. */
export function memoryTokenStore(clock: Clock): TokenStore {
  const held = new Map<string, AccessToken>();
  return oneAtATime({
    async read(name, make, refused) {
      const known = held.get(name);
      if (known && known.token !== refused && known.expiresAt > after(clock(), SLACK)) return known.token;
      const made = await make();
      held.set(name, made);
      return made.token;
    },
  });
}

/** Callers of one process who want the same key wait for the same answer. */
function oneAtATime(store: TokenStore): TokenStore {
  const underWay = new Map<string, Promise<string>>();
  return {
    read(name, make, refused) {
      const key = `${name}:${refused ?? ""}`;
      const known = underWay.get(key);
      if (known) return known;
      const answer = store.read(name, make, refused).finally(() => underWay.delete(key));
      underWay.set(key, answer);
      return answer;
    },
  };
}

function createSeal(secret: string) {
  const key = createHash("sha256").update(`provider-token:${secret}`).digest();
  return {
    close(text: string): string {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
    },
    /** Null where the secret has changed since. */
    open(sealed: string): string | null {
      try {
        const bytes = Buffer.from(sealed, "base64");
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
