import type { Db } from "@/server/platform/db";
import type { SessionId, UserId } from "@/server/shared/id";

export type User = {
  readonly id: UserId;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly status: string;
  readonly passwordHash: string | null;
};

const USER = { id: true, email: true, name: true, role: true, status: true, passwordHash: true } as const;

export async function findUser(db: Db, where: { id: string } | { email: string }): Promise<User | null> {
  const row = await db.user.findUnique({ where, select: USER });
  return row as User | null;
}

export const listNames = (db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  db.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });

export type Colleague = Pick<User, "id" | "name" | "email"> & {
  /** E.164, when one is known. */
  readonly phone: string | null;
};

export async function listColleagues(db: Db, roles: readonly string[]): Promise<Colleague[]> {
  const rows = await db.user.findMany({
    where: { role: { in: [...roles] }, status: "active" },
    orderBy: { id: "asc" },
    take: 50,
    select: { id: true, name: true, email: true, phone: true },
  });
  return rows as Colleague[];
}

type NewChallenge = {
  readonly id: string;
  readonly userId: UserId;
  readonly codeHash: string | null;
  readonly expiresAt: Date;
};

export async function saveChallenge(db: Db, challenge: NewChallenge): Promise<void> {
  await db.signInChallenge.create({ data: challenge, select: { id: true } });
}

/** Wrong codes for an account among the challenges that ended after `since`, those still open included. */
export async function countWrongCodes(db: Db, userId: UserId, since: Date): Promise<number> {
  const where = { userId, expiresAt: { gt: since }, usedAt: null, codeHash: { not: null } };
  const { _sum } = await db.signInChallenge.aggregate({ where, _sum: { tries: true } });
  return _sum.tries ?? 0;
}

type Try = {
  readonly id: string;
  readonly at: Date;
  readonly mostTries: number;
  readonly since: Date;
  readonly mostWrong: number;
};
export type Challenge = { readonly id: string; readonly userId: UserId; readonly codeHash: string | null };

/** Takes one of the tries a challenge has, in one statement; null when it has none left, has lapsed, or was used. */
export async function takeTry(
  db: Db,
  { id, at, mostTries, since, mostWrong }: Try,
): Promise<Challenge | null> {
  const [row] = await db.$queryRaw<Challenge[]>`
    UPDATE sign_in_challenge SET tries = tries + 1
    WHERE id = ${id} AND used_at IS NULL AND expires_at > ${at}::timestamptz AND tries < ${mostTries}
      AND (code_hash IS NULL OR ${mostWrong} > (
        SELECT coalesce(sum(other.tries), 0) FROM sign_in_challenge other
        WHERE other.user_id = sign_in_challenge.user_id AND other.expires_at > ${since}::timestamptz
          AND other.used_at IS NULL AND other.code_hash IS NOT NULL))
    RETURNING id, user_id AS "userId", code_hash AS "codeHash"`;
  return row ?? null;
}

/** False when it was used before: a challenge opens one session. */
export async function spendChallenge(db: Db, id: string, at: Date): Promise<boolean> {
  const { count } = await db.signInChallenge.updateMany({
    where: { id, usedAt: null },
    data: { usedAt: at },
  });
  return count === 1;
}

type CodeRow = { readonly userId: UserId; readonly expiresAt: Date };

/** A challenge whose code may still be mailed. */
export async function findOpenChallenge(db: Db, id: string, at: Date): Promise<CodeRow | null> {
  const where = { id, usedAt: null, expiresAt: { gt: at }, codeHash: { not: null } };
  const row = await db.signInChallenge.findFirst({ where, select: { userId: true, expiresAt: true } });
  return row as CodeRow | null;
}

export async function deleteOldChallenges(db: Db, before: Date): Promise<number> {
  const { count } = await db.signInChallenge.deleteMany({ where: { expiresAt: { lt: before } } });
  return count;
}

export type NewSession = {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly address: string;
  readonly device: string;
};

export async function saveSession(db: Db, session: NewSession): Promise<void> {
  await db.session.create({ data: { ...session, seenAt: session.createdAt }, select: { id: true } });
}

export type LiveSession = {
  readonly id: SessionId;
  readonly seenAt: Date;
  readonly user: Pick<User, "id" | "role">;
};

/** The session with its owner as they are now; null once it is revoked or over, or its owner disabled. */
export async function findLiveSession(db: Db, id: string, at: Date): Promise<LiveSession | null> {
  const row = await db.session.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: at }, user: { status: "active" } },
    select: { id: true, seenAt: true, user: { select: { id: true, role: true } } },
  });
  return row as LiveSession | null;
}

export async function saveSeen(
  db: Db,
  id: SessionId,
  { at, before }: { readonly at: Date; readonly before: Date },
): Promise<void> {
  await db.session.updateMany({ where: { id, seenAt: { lt: before } }, data: { seenAt: at } });
}

type SessionRow = {
  readonly id: SessionId;
  readonly device: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
};

export async function listSessions(db: Db, userId: UserId, at: Date): Promise<SessionRow[]> {
  const rows = await db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: at } },
    orderBy: { seenAt: "desc" },
    take: 50,
    select: { id: true, device: true, createdAt: true, seenAt: true },
  });
  return rows as SessionRow[];
}

/** False when there is no such open session of this person. */
export async function revokeSession(
  db: Db,
  { id, userId, at }: { readonly id: string; readonly userId: UserId; readonly at: Date },
): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { id, userId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count === 1;
}
