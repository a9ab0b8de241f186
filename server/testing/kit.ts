import os from "node:os";
import path from "node:path";
import type { Ctx, Plugs, ShopSettings } from "@/server/context";
import { after } from "@/server/platform/clock";
import { connect, type Database } from "@/server/platform/db";
import { newId } from "@/server/platform/id";
import { createLog } from "@/server/platform/log";
import { postgresRateLimiter } from "@/server/platform/rate-limit";
import { folderStorage } from "@/server/platform/storage-folder";
import type { Actor, Customer, Guest, Staff, StaffRole, System } from "@/server/shared/actor";
import type { SessionId, UserId } from "@/server/shared/id";
import { testDatabaseUrl } from "./database";

export type TestClock = {
  now(): Date;
  set(at: Date): void;
  advance(milliseconds: number): void;
};

export type TestUser = { readonly id: UserId; readonly email: string };

export type Kit = {
  readonly db: Database;
  readonly clock: TestClock;
  /** The house itself. */
  readonly system: Ctx<System>;
  readonly guest: Ctx<Guest>;
  /** Signed in, with rows to show for it. */
  customer(): Promise<Ctx<Customer>>;
  staff(role: StaffRole): Promise<Ctx<Staff>>;
  addUser(user?: {
    readonly role?: string;
    readonly passwordHash?: string;
    readonly name?: string;
  }): Promise<TestUser>;
  /** Topics announced since the last reset, in order. */
  told(): Promise<string[]>;
  /** Ids of the jobs that wait, with their payloads. */
  jobs(task: string): Promise<unknown[]>;
  close(): Promise<void>;
};

const SHOP: ShopSettings = {
  appUrl: "http://shop.test",
  secret: "a-secret-for-tests-only-0123456789abcdef",
  whatsappNumber: "2348000000000",
  mailFrom: "Oja <hello@oja.test>",
  smsFrom: "+15005550006",
  isSandbox: false,
};

/** Made with the first file that a test keeps; each worker has its own. */
const TEST_FILES = path.join(os.tmpdir(), `oja-test-files-${process.pid}`);

/**
 * Actors and a clock for tests over this worker's own database. Only here and in
 * `gate.ts` may an actor be made without proof.
 */
export function createTestCtx(
  options: { readonly plugs?: Partial<Plugs>; readonly shop?: Partial<ShopSettings> } = {},
): Kit {
  const db = connect({ connectionString: testDatabaseUrl(), poolSize: 12 });
  const clock = createTestClock();
  const ctxFor = <Who extends Actor>(actor: Who): Ctx<Who> => ({
    payments: {},
    channels: {},
    limiter: postgresRateLimiter(db, clock.now),
    storage: folderStorage({ folder: TEST_FILES, secret: SHOP.secret }),
    ...options.plugs,
    actor,
    db,
    clock: clock.now,
    log: createLog("silent"),
    requestId: "req_test",
    address: "203.0.113.7",
    shop: { ...SHOP, ...options.shop },
  });

  async function addUser({
    role = "customer",
    passwordHash,
    name = "Adaeze Obi",
  }: Parameters<Kit["addUser"]>[0] = {}): Promise<TestUser> {
    const id = newId<UserId>("user");
    const email = `${id}@example.test`;
    await db.user.create({ data: { id, email, name, role, passwordHash: passwordHash ?? null } });
    return { id, email };
  }

  async function signIn(role: string): Promise<{ id: UserId; session: SessionId }> {
    const { id } = await addUser({ role });
    const session = newId<SessionId>("session");
    const at = clock.now();
    await db.session.create({
      data: { id: session, userId: id, createdAt: at, seenAt: at, expiresAt: after(at, 3_600_000) },
    });
    return { id, session };
  }

  return {
    db,
    clock,
    system: ctxFor({ kind: "system", name: "test" } as System),
    guest: ctxFor({ kind: "guest" } as Guest),
    customer: async () => ctxFor({ kind: "customer", ...(await signIn("customer")) } as Customer),
    staff: async (role) => ctxFor({ kind: "staff", role, ...(await signIn(role)) } as Staff),
    addUser,
    told: async () =>
      (await db.outboxEvent.findMany({ orderBy: [{ at: "asc" }, { id: "asc" }] })).map(({ topic }) => topic),
    jobs: (task) => listJobs(db, task),
    close: () => db.$disconnect(),
  };
}

async function listJobs(db: Database, task: string): Promise<unknown[]> {
  const rows = await db.$queryRaw<{ payload: unknown }[]>`
    SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = ${task} ORDER BY j.id`;
  return rows.map(({ payload }) => payload);
}

function createTestClock(): TestClock {
  let at = new Date("2026-11-22T09:00:00.000Z");
  return {
    now: () => at,
    set: (next) => {
      at = next;
    },
    advance: (milliseconds) => {
      at = after(at, milliseconds);
    },
  };
}
