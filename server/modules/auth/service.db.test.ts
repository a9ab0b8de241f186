import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DAY, HOUR, MINUTE } from "@/server/platform/clock";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx, type TestUser } from "@/server/testing/kit";
import { codeOf } from "./policy";
import {
  findSession,
  finishSignIn,
  forgetChallenges,
  hashPassword,
  listSessions,
  readCodeLetter,
  readMe,
  revokeSession,
  signOut,
  startSignIn,
} from "./service";

const PASSWORD = "market-day-2026";
const kit = createTestCtx();
const { guest, system, clock, db } = kit;
let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});
beforeEach(resetDatabase);
afterAll(kit.close);

const aCustomer = () => kit.addUser({ passwordHash });
const anAdmin = () => kit.addUser({ role: "admin", passwordHash });
const start = ({ email }: TestUser, password = PASSWORD) => startSignIn(guest, { email, password });
const finish = (challengeId: string, code = "") => finishSignIn(guest, { challengeId, code }, "");
const rightCode = (challengeId: string) => codeOf(guest.shop.secret, challengeId);
const wrongCode = (challengeId: string) =>
  ((Number(rightCode(challengeId)) + 1) % 1_000_000).toString().padStart(6, "0");
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "let in",
    (error: Error & { code?: string }) => `${error.code}: ${error.message}`,
  );
const REFUSED = /^UNAUTHENTICATED: That code is not right/;

describe("signing in", () => {
  it("lets a customer in with the password alone, once per challenge", async () => {
    const { challengeId, needsCode } = await start(await aCustomer());
    expect(needsCode).toBe(false);
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => finish(challengeId)));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.session.count()).toBe(1);
    expect(await kit.told()).toEqual(["auth.signed-in"]);
  });

  it("asks staff for a code, which works once", async () => {
    const { challengeId, needsCode } = await start(await anAdmin());
    expect(needsCode).toBe(true);
    expect(await refusalOf(finish(challengeId))).toMatch(REFUSED);
    const { expiresAt } = await finish(challengeId, rightCode(challengeId));
    expect(expiresAt.getTime() - clock.now().getTime()).toBe(12 * HOUR);
    expect(await refusalOf(finish(challengeId, rightCode(challengeId)))).toMatch(REFUSED);
  });

  it("keeps neither password nor code readable", async () => {
    const { challengeId } = await start(await anAdmin());
    const everything = JSON.stringify([
      await db.user.findMany(),
      await db.signInChallenge.findMany(),
      await db.outboxEvent.findMany(),
    ]);
    expect(everything).not.toContain(rightCode(challengeId));
    expect(everything).not.toContain(PASSWORD);
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("answers an unknown address, a wrong password and a disabled account alike, in words and in time", async () => {
    const [customer, admin, disabled] = [await aCustomer(), await anAdmin(), await anAdmin()];
    await db.user.update({ where: { id: disabled.id }, data: { status: "disabled" } });
    const tries = [
      ["nobody@example.test", PASSWORD],
      [customer.email, "wrong"],
      [admin.email, "wrong"],
      [disabled.email, PASSWORD],
    ] as const;
    const answers: string[] = [];
    const times: number[] = [];
    for (const [email, password] of tries) {
      const began = performance.now();
      answers.push(await refusalOf(startSignIn(guest, { email, password })));
      times.push(performance.now() - began);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^UNAUTHENTICATED/);
    expect(Math.min(...times)).toBeGreaterThan(340);
    expect(await kit.told()).toEqual(["auth.sign-in-refused", "auth.sign-in-refused"]);
  });

  it("refuses people who have no password", async () => {
    const user = await kit.addUser();
    expect(await refusalOf(start(user))).toMatch(/^UNAUTHENTICATED/);
  });

  it("prints the code in the sandbox, and nowhere else", async () => {
    const lines: string[] = [];
    vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
    const admin = await anAdmin();
    await start(admin);
    const playground = { ...guest, shop: { ...guest.shop, isSandbox: true } };
    const { challengeId } = await startSignIn(playground, { email: admin.email, password: PASSWORD });
    vi.restoreAllMocks();
    expect(lines).toEqual([`one-time code for ${admin.email}: ${rightCode(challengeId)}\n`]);
  });
});

describe("one-time codes", () => {
  it("are tried five times at most when fifty come at once, and then the right one is too late", async () => {
    const { challengeId } = await start(await anAdmin());
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => refusalOf(finish(challengeId, wrongCode(challengeId)))),
    );
    expect(answers.every((answer) => REFUSED.test(answer))).toBe(true);
    expect(await db.signInChallenge.findUnique({ where: { id: challengeId } })).toMatchObject({
      tries: 5,
      usedAt: null,
    });
    expect((await kit.told()).filter((topic) => topic === "auth.sign-in-refused")).toHaveLength(5);
    expect(await refusalOf(finish(challengeId, rightCode(challengeId)))).toMatch(REFUSED);
    expect(await db.session.count()).toBe(0);
  });

  it("open one session when the right one comes fifty times at once", async () => {
    const { challengeId } = await start(await anAdmin());
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, () => finish(challengeId, rightCode(challengeId))),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.session.count()).toBe(1);
  });

  it("lapse after ten minutes", async () => {
    const { challengeId } = await start(await anAdmin());
    clock.advance(10 * MINUTE);
    expect(await refusalOf(finish(challengeId, rightCode(challengeId)))).toMatch(REFUSED);
  });

  it("do not open another challenge", async () => {
    const admin = await anAdmin();
    const [first, second] = [await start(admin), await start(admin)];
    expect(await refusalOf(finish(second.challengeId, rightCode(first.challengeId)))).toMatch(REFUSED);
  });

  it("cannot be guessed at by asking for one new code after another", async () => {
    const admin = await anAdmin();
    const challenges = await Promise.all(Array.from({ length: 8 }, () => start(admin)));
    for (const { challengeId } of challenges) {
      for (let i = 0; i < 5; i++) await refusalOf(finish(challengeId, wrongCode(challengeId)));
    }
    const { _sum } = await db.signInChallenge.aggregate({ _sum: { tries: true } });
    expect(_sum.tries).toBe(25);
    expect(await refusalOf(start(admin))).toMatch(/^TOO_MANY/);
    clock.advance(2 * HOUR);
    expect(await refusalOf(start(admin))).toBe("let in");
  });

  it("are worth nothing once the account is disabled or has another role", async () => {
    const admin = await anAdmin();
    const { challengeId } = await start(admin);
    await db.user.update({ where: { id: admin.id }, data: { status: "disabled" } });
    expect(await refusalOf(finish(challengeId, rightCode(challengeId)))).toMatch(REFUSED);

    const customer = await aCustomer();
    const open = await start(customer);
    await db.user.update({ where: { id: customer.id }, data: { role: "admin" } });
    expect(await refusalOf(finish(open.challengeId))).toMatch(REFUSED);
  });

  it("are read out for the letter only while they open something", async () => {
    const admin = await anAdmin();
    const { challengeId } = await start(admin);
    expect(await readCodeLetter(system, challengeId)).toMatchObject({
      email: admin.email,
      code: rightCode(challengeId),
      minutes: 10,
    });
    await finish(challengeId, rightCode(challengeId));
    expect(await readCodeLetter(system, challengeId)).toBeNull();
    expect(await readCodeLetter(system, "chl_unknown")).toBeNull();
  });

  it("are forgotten later", async () => {
    await start(await anAdmin());
    expect(await forgetChallenges(system)).toBe(0);
    clock.advance(DAY);
    expect(await forgetChallenges(system)).toBe(1);
  });
});

describe("limits", () => {
  it("stop guessing at one account, and let others sign in from elsewhere", async () => {
    const customer = await aCustomer();
    const answers = await Promise.all(Array.from({ length: 30 }, () => refusalOf(start(customer, "wrong"))));
    expect(answers.filter((answer) => answer.startsWith("TOO_MANY"))).toHaveLength(5);
    expect(await refusalOf(start(customer))).toMatch(/^TOO_MANY/);
    expect(await refusalOf(start(await aCustomer()))).toBe("let in");
    clock.advance(16 * MINUTE);
    expect(await refusalOf(start(customer))).toBe("let in");
  });

  it("stop everybody when they cannot count", async () => {
    const broken = { ...guest, limiter: { isAllowed: () => Promise.reject(new Error("down")) } };
    const { email } = await aCustomer();
    expect(await refusalOf(startSignIn(broken, { email, password: PASSWORD }))).toMatch(/^TOO_MANY/);
    expect(await refusalOf(finishSignIn(broken, { challengeId: "chl_1", code: "" }, ""))).toMatch(
      /^TOO_MANY/,
    );
  });
});

describe("sessions", () => {
  it.each([
    ["disabled", { status: "disabled" }],
    ["given another role", { role: "support" }],
    ["given another password", { passwordHash: "$argon2id$another" }],
  ])("end at once when their owner is %s", async (_, change) => {
    const { actor } = await kit.staff("admin");
    expect(await findSession(system, actor.session)).toMatchObject({ user: { id: actor.id, role: "admin" } });
    await db.user.update({ where: { id: actor.id }, data: change });
    expect(await findSession(system, actor.session)).toBeNull();
  });

  it("outlive a change of name", async () => {
    const { actor } = await kit.customer();
    await db.user.update({ where: { id: actor.id }, data: { name: "Adaeze Eze" } });
    expect(await findSession(system, actor.session)).not.toBeNull();
  });

  it("end when their time is over or their owner signs out", async () => {
    const ctx = await kit.customer();
    expect(await findSession(system, ctx.actor.session)).not.toBeNull();
    await signOut(ctx);
    await signOut(ctx);
    expect(await findSession(system, ctx.actor.session)).toBeNull();
    expect(await kit.told()).toEqual(["auth.signed-out"]);

    const other = await kit.customer();
    clock.advance(HOUR);
    expect(await findSession(system, other.actor.session)).toBeNull();
  });

  it("note when they were seen, at most once a minute", async () => {
    const { actor } = await kit.customer();
    const seenAt = async () => (await db.session.findUniqueOrThrow({ where: { id: actor.session } })).seenAt;
    const first = await seenAt();
    clock.advance(30_000);
    await findSession(system, actor.session);
    expect(await seenAt()).toEqual(first);
    clock.advance(31_000);
    await findSession(system, actor.session);
    expect(await seenAt()).toEqual(clock.now());
  });

  it("can be listed and revoked by their owner, and by nobody else", async () => {
    const [mine, theirs] = [await kit.customer(), await kit.customer()];
    expect(await listSessions(mine)).toMatchObject([{ id: mine.actor.session, isThisOne: true }]);
    expect(await refusalOf(revokeSession(mine, { id: theirs.actor.session }))).toMatch(/^NOT_FOUND/);
    expect(await refusalOf(revokeSession(mine, { id: "ses_unknown" }))).toMatch(/^NOT_FOUND/);
    expect(await findSession(system, theirs.actor.session)).not.toBeNull();
    await revokeSession(mine, { id: mine.actor.session });
    expect(await listSessions(mine)).toEqual([]);
    expect(await kit.told()).toEqual(["auth.session-revoked"]);
  });

  it("tell their owner's name, and a guest nothing", async () => {
    expect(await readMe(await kit.staff("support"))).toMatchObject({
      kind: "staff",
      name: "Adaeze Obi",
      role: "support",
    });
    expect(await readMe(guest)).toEqual({ kind: "guest", name: "", email: "", role: "" });
  });
});
