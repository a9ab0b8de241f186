import { setTimeout as sleep } from "node:timers/promises";
import { hash, verify } from "@node-rs/argon2";
import type { Ctx } from "@/server/context";
import { after } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { isSameSecret } from "@/server/platform/digest";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import { guardRate } from "@/server/platform/rate-limit";
import type { Customer, Staff, StaffRole, System } from "@/server/shared/actor";
import { AppError } from "@/server/shared/error";
import type { SessionId, UserId } from "@/server/shared/id";
import type { FinishSignInInput, Me, SessionView, SignInInput, SignInStarted } from "./contract";
import { CodeRequested, SessionRevoked, SignedIn, SignedOut, SignInRefused } from "./events";
import * as policy from "./policy";
import * as repo from "./repo";

/** OWASP's least for Argon2id, which is the package's default algorithm. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Every refusal is at least this old, so that its age tells nothing about why. */
const REFUSAL_AGE_MS = 350;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let dummy: Promise<string> | undefined;
/** A hash nobody knows the password of: an unknown address costs the same work as a known one. */
const dummyHash = (): Promise<string> => (dummy ??= hashPassword(crypto.randomUUID()));

/**
 * Checks the password and opens a challenge, which `finishSignIn` turns into a session.
 * Staff then need the code that is sent to them. UNAUTHENTICATED, the same in words and
 * time, for an unknown address, a wrong password and a disabled account; TOO_MANY past the limits.
 */
export async function startSignIn(ctx: Ctx, { email, password }: SignInInput): Promise<SignInStarted> {
  const began = performance.now();
  await guardRate(ctx.limiter, policy.PER_ADDRESS, ctx.address);
  await guardRate(ctx.limiter, policy.PER_EMAIL, email);
  const user = await repo.findUser(ctx.db, { email });
  const isRight = await verify(user?.passwordHash ?? (await dummyHash()), password);
  if (isRight && user?.passwordHash && user.status === "active") return openChallenge(ctx, user);

  if (user && user.role !== "customer") await tellRefusal(ctx, user.id, "wrong password or disabled");
  await sleep(Math.max(0, REFUSAL_AGE_MS - (performance.now() - began)));
  throw new AppError(
    "UNAUTHENTICATED",
    "That e-mail address and password do not go together. Please check both.",
  );
}

async function openChallenge(ctx: Ctx, user: repo.User): Promise<SignInStarted> {
  const at = ctx.clock();
  const id = newId("challenge", at);
  const expiresAt = after(at, policy.CHALLENGE_LIFE);
  if (user.role === "customer") {
    await repo.saveChallenge(ctx.db, { id, userId: user.id, codeHash: null, expiresAt });
    return { challengeId: id, needsCode: false };
  }
  await guardRate(ctx.limiter, policy.CODES_PER_ACCOUNT, user.id);
  const wrong = await repo.countWrongCodes(ctx.db, user.id, after(at, -policy.WRONG_CODES_COUNT_FOR));
  if (wrong >= policy.MOST_WRONG_CODES)
    throw new AppError("TOO_MANY", "Too many wrong codes. Please try again in an hour.");

  const code = policy.codeOf(ctx.shop.secret, id);
  await ctx.db.$transaction(async (db) => {
    await repo.saveChallenge(db, {
      id,
      userId: user.id,
      codeHash: policy.hashCode(ctx.shop.secret, id, code),
      expiresAt,
    });
    await announce(db, ctx, {
      kind: CodeRequested,
      payload: { challengeId: id },
      change: { subject: user.id },
    });
  });
  // Only play money is behind these accounts; the log proper hides codes.
  if (ctx.shop.isSandbox) process.stdout.write(`one-time code for ${user.email}: ${code}\n`);
  return { challengeId: id, needsCode: true };
}

/** What the letter with a one-time code says; null once the code is of no use any more. */
export async function readCodeLetter(ctx: Ctx<System>, challengeId: string): Promise<CodeLetter | null> {
  const challenge = await repo.findOpenChallenge(ctx.db, challengeId, ctx.clock());
  const user = challenge && (await repo.findUser(ctx.db, { id: challenge.userId }));
  if (!user || user.status !== "active") return null;
  const code = policy.codeOf(ctx.shop.secret, challengeId);
  return { challengeId, email: user.email, name: user.name, code, minutes: policy.CODE_MINUTES };
}

type CodeLetter = {
  readonly challengeId: string;
  readonly email: string;
  readonly name: string;
  readonly code: string;
  readonly minutes: number;
};

export type OpenedSession = {
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly expiresAt: Date;
};

const REFUSED =
  "That code is not right, or not valid any more. After five tries, or ten minutes, sign in again to get a new one.";

/**
 * Turns a challenge into a session, once. A code has five tries however many come at the
 * same moment. UNAUTHENTICATED for a wrong, used, lapsed or unknown one alike.
 * @param userAgent of the browser, to name the device in the list of sessions.
 */
export async function finishSignIn(
  ctx: Ctx,
  { challengeId, code }: FinishSignInInput,
  userAgent: string,
): Promise<OpenedSession> {
  await guardRate(ctx.limiter, policy.FINISH_PER_ADDRESS, ctx.address);
  const at = ctx.clock();
  const limits = {
    mostTries: policy.MOST_TRIES,
    since: after(at, -policy.WRONG_CODES_COUNT_FOR),
    mostWrong: policy.MOST_WRONG_CODES,
  };
  // Counted before it is compared, and kept when it is wrong: not part of the transaction below.
  const challenge = await repo.takeTry(ctx.db, { id: challengeId, at, ...limits });
  if (!challenge) throw new AppError("UNAUTHENTICATED", REFUSED);
  const { codeHash, userId } = challenge;
  if (codeHash !== null && !isSameSecret(codeHash, policy.hashCode(ctx.shop.secret, challengeId, code))) {
    await tellRefusal(ctx, userId, "wrong code");
    throw new AppError("UNAUTHENTICATED", REFUSED);
  }
  return ctx.db.$transaction((db) =>
    openSession(ctx, db, { challenge, device: policy.describeDevice(userAgent) }),
  );
}

async function openSession(
  ctx: Ctx,
  db: Db,
  { challenge, device }: { challenge: repo.Challenge; device: string },
): Promise<OpenedSession> {
  const at = ctx.clock();
  const isFirst = await repo.spendChallenge(db, challenge.id, at);
  const user = await repo.findUser(db, { id: challenge.userId });
  // Someone made staff after giving the password has not shown a code.
  const isAllowed = user?.status === "active" && (user.role === "customer" || challenge.codeHash !== null);
  if (!isFirst || !user || !isAllowed) throw new AppError("UNAUTHENTICATED", REFUSED);

  const session = {
    id: newId<SessionId>("session", at),
    userId: user.id,
    createdAt: at,
    expiresAt: after(at, policy.sessionLife(user.role)),
    address: ctx.address,
    device,
  };
  await repo.saveSession(db, session);
  const payload = { userId: user.id, sessionId: session.id };
  await announce(db, ctx, { kind: SignedIn, payload, change: { subject: user.id, after: { device } } });
  return { sessionId: session.id, userId: user.id, expiresAt: session.expiresAt };
}

async function tellRefusal(ctx: Ctx, userId: UserId, reason: string): Promise<void> {
  await ctx.db.$transaction((db) =>
    announce(db, ctx, { kind: SignInRefused, payload: { userId }, change: { subject: userId, reason } }),
  );
}

/** Who a session belongs to, as they are now: null once it is over, revoked, or its owner disabled. */
export async function findSession(ctx: Ctx<System>, id: string): Promise<repo.LiveSession | null> {
  const at = ctx.clock();
  const session = await repo.findLiveSession(ctx.db, id, at);
  const before = after(at, -policy.SEEN_EVERY);
  if (session && session.seenAt < before) await repo.saveSeen(ctx.db, session.id, { at, before });
  return session;
}

export async function readMe(ctx: Ctx): Promise<Me> {
  const { actor } = ctx;
  const nobody = { kind: "guest", name: "", email: "", role: "" } as const;
  if (actor.kind === "guest" || actor.kind === "system") return nobody;
  const user = await repo.findUser(ctx.db, { id: actor.id });
  return user ? { kind: actor.kind, name: user.name, email: user.email, role: user.role } : nobody;
}

/** Names of people by id, for staff who read history. */
export async function readNames(ctx: Ctx<Staff>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await repo.listNames(ctx.db, ids);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What an account may do now; null once it is disabled. For work that goes on after the one who began it has left. */
export async function findRole(ctx: Ctx<System>, id: UserId): Promise<string | null> {
  const user = await repo.findUser(ctx.db, { id });
  return user?.status === "active" ? user.role : null;
}

/** The active account with an e-mail address: its id and name, for staff who know the address already. */
export async function findPerson(
  { db }: Ctx<Staff>,
  email: string,
): Promise<{ id: UserId; name: string } | null> {
  const user = await repo.findUser(db, { email });
  return user?.status === "active" ? { id: user.id, name: user.name } : null;
}

type Person = Ctx<Customer | Staff>;

/** Ends this session. The next request with its cookie is a guest's. */
export async function signOut(ctx: Person): Promise<void> {
  await endSession(ctx, ctx.actor.session, SignedOut);
}

/** Ends one of one's own sessions. Someone else's looks exactly like none. */
export async function revokeSession(ctx: Person, { id }: { readonly id: string }): Promise<void> {
  const isEnded = await endSession(ctx, id as SessionId, SessionRevoked);
  if (!isEnded) throw new AppError("NOT_FOUND", "That session has ended already.");
}

async function endSession(ctx: Person, sessionId: SessionId, kind: typeof SignedOut): Promise<boolean> {
  const userId = ctx.actor.id;
  return ctx.db.$transaction(async (db) => {
    const isEnded = await repo.revokeSession(db, { id: sessionId, userId, at: ctx.clock() });
    if (isEnded)
      await announce(db, ctx, { kind, payload: { userId, sessionId }, change: { subject: userId } });
    return isEnded;
  });
}

/** One's open sessions, the latest first. */
export async function listSessions(ctx: Person): Promise<SessionView[]> {
  const rows = await repo.listSessions(ctx.db, ctx.actor.id, ctx.clock());
  return rows.map((row) => ({ ...row, isThisOne: row.id === ctx.actor.session }));
}

/** Forgets challenges that ended long ago. Returns how many. */
export const forgetChallenges = (ctx: Ctx<System>): Promise<number> =>
  repo.deleteOldChallenges(ctx.db, after(ctx.clock(), -2 * policy.WRONG_CODES_COUNT_FOR));

/** Staff with a good name whose role is one of these: whom the house writes to about its own affairs. */
export const listColleagues = (ctx: Ctx<System>, roles: readonly StaffRole[]): Promise<repo.Colleague[]> =>
  repo.listColleagues(ctx.db, roles);
