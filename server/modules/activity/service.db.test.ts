import pg from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/id";
import { readList } from "@/server/shared/list";
import { resetDatabase, testAdminUrl } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { ACTIVITY_LIST, type LoggedEvent } from "./contract";
import { listActivity, recordActivity, verifyActivity, verifyNewActivity } from "./service";

const kit = createTestCtx();
beforeEach(resetDatabase);
afterAll(kit.close);

const anEvent = (changes: Partial<LoggedEvent> = {}): LoggedEvent => ({
  id: newId("event"),
  at: kit.clock.now(),
  topic: "orders.order-paid",
  actor: "staff:usr_1",
  subject: "OJ-7K4P-9QXM",
  before: { status: "awaiting_payment", ẹ: [1.5, null, "\u001f"] },
  after: null,
  reason: "asked for",
  requestId: "req_1",
  address: "203.0.113.7",
  ...changes,
});

const record = async (count: number) => {
  for (let i = 0; i < count; i++) await recordActivity(kit.system, anEvent({ subject: `OJ-${i}` }));
};

/** What only the owner of the database can do: switch the guard off, change history, switch it on. */
async function tamper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: testAdminUrl() });
  await client.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(sql);
  await client.end();
}

describe("the activity log", () => {
  it("records an event once, however often it is told", async () => {
    const event = anEvent();
    await Promise.all(Array.from({ length: 10 }, () => recordActivity(kit.system, event)));
    await recordActivity(kit.system, anEvent());
    expect(await verifyActivity(kit.system)).toEqual({ isWhole: true, count: 2, brokenAt: null });
  });

  it("keeps one unbroken chain while fifty write at once", async () => {
    await Promise.all(Array.from({ length: 50 }, () => recordActivity(kit.system, anEvent())));
    const rows = await kit.db.activity.findMany({ orderBy: { seq: "asc" } });
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 50 }, (_, place) => place + 1));
    expect(await verifyActivity(kit.system)).toEqual({ isWhole: true, count: 50, brokenAt: null });
  });

  it("lets nobody change, remove or empty its rows", async () => {
    await record(2);
    await expect(kit.db.$executeRaw`UPDATE activity SET reason = 'another'`).rejects.toThrow(/append-only/);
    await expect(kit.db.$executeRaw`DELETE FROM activity`).rejects.toThrow(/append-only/);
    await expect(kit.db.$executeRaw`TRUNCATE activity`).rejects.toThrow(/append-only/);
    expect(await kit.db.activity.count({ where: { reason: "asked for" } })).toBe(2);
  });

  it.each([
    ["a changed word", "UPDATE activity SET reason = 'another' WHERE seq = 3", 3n],
    ["a changed value", `UPDATE activity SET before = '{"status":"paid"}' WHERE seq = 2`, 2n],
    ["a changed time", "UPDATE activity SET at = at + interval '1 ms' WHERE seq = 5", 5n],
    ["a removed row", "DELETE FROM activity WHERE seq = 4", 5n],
    ["a removed beginning", "DELETE FROM activity WHERE seq = 1", 2n],
    [
      "a row whose hash was made to fit",
      "UPDATE activity a SET reason = 'x', hash = activity_hash(ROW(a.seq, a.event_id, a.at, a.actor, a.action, a.subject, a.before, a.after, 'x', a.request_id, a.address, a.prev_hash, a.hash)::activity, a.prev_hash) WHERE seq = 3",
      4n,
    ],
  ])("finds %s", async (_, sql, seq) => {
    await record(5);
    await tamper(sql);
    expect(await verifyActivity(kit.system)).toMatchObject({ isWhole: false, brokenAt: seq });
  });

  it("lists newest first and pages without repeating or losing a row", async () => {
    await record(7);
    const ctx = await kit.staff("admin");
    const page = (cursor = "") => listActivity(ctx, readList(ACTIVITY_LIST, { limit: 3, cursor }));
    const first = await page();
    const second = await page(first.nextCursor ?? "");
    const third = await page(second.nextCursor ?? "");
    const seen = [first, second, third].flatMap(({ rows }) => rows.map(({ seq }) => Number(seq)));
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(third.nextCursor).toBeNull();
    expect(first.rows[0]).toMatchObject({
      action: "orders.order-paid",
      actor: "staff:usr_1",
      before: { status: "awaiting_payment" },
      after: null,
    });
  });

  it("walks only what is new, and remembers how far the chain was whole", async () => {
    await record(3);
    expect(await verifyNewActivity(kit.system)).toEqual({ isWhole: true, count: 3, brokenAt: null });
    await record(2);
    expect(await verifyNewActivity(kit.system)).toEqual({ isWhole: true, count: 5, brokenAt: null });
    // Older than the checkpoint: only the full walk sees it, and from then on every visit says so.
    await tamper("UPDATE activity SET reason = 'another' WHERE seq = 2");
    expect(await verifyNewActivity(kit.system)).toMatchObject({ isWhole: true });
    expect(await verifyActivity(kit.system)).toMatchObject({ isWhole: false, brokenAt: 2n });
    expect(await verifyNewActivity(kit.system)).toMatchObject({ isWhole: false, brokenAt: 2n });
  });

  it.each([
    ["the row it stopped at was changed", "UPDATE activity SET reason = 'x' WHERE seq = 3", 3n],
    ["the row it stopped at was removed", "DELETE FROM activity WHERE seq = 3", 3n],
    ["a new row was changed", "UPDATE activity SET reason = 'x' WHERE seq = 5", 5n],
    ["a new row was removed", "DELETE FROM activity WHERE seq = 4", 5n],
  ])("finds on a visit that %s", async (_, sql, seq) => {
    await record(3);
    await verifyNewActivity(kit.system);
    await record(2);
    await tamper(sql);
    expect(await verifyNewActivity(kit.system)).toMatchObject({ isWhole: false, brokenAt: seq });
    expect(await verifyNewActivity(kit.system)).toMatchObject({ isWhole: false, brokenAt: seq });
  });

  it("is whole while it is empty", async () => {
    expect(await verifyActivity(kit.system)).toEqual({ isWhole: true, count: 0, brokenAt: null });
  });
});
