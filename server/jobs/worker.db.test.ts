import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { OrderPlaced } from "@/server/modules/orders/events";
import { newId } from "@/server/platform/id";
import { announce } from "@/server/platform/outbox";
import { enqueue } from "@/server/platform/queue";
import type { OrderId } from "@/server/shared/id";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { runScheduled } from "./cron";
import { jobs } from "./registry";
import { closeDatabase, drainJobs } from "./worker";

const kit = createTestCtx();
beforeAll(() => {
  process.env["NEXTAUTH_SECRET"] = "a-secret-for-tests-only-0123456789abcdef";
  process.env["CRON_SECRET"] = "another-secret-for-tests-0123456789abcdef";
  process.env["LOG_LEVEL"] = "silent";
});
beforeEach(resetDatabase);
afterAll(async () => {
  await kit.close();
  await closeDatabase();
});

const tell = (orderId = newId<OrderId>("order")) =>
  kit.db.$transaction((db) =>
    announce(db, kit.system, {
      kind: OrderPlaced,
      payload: { orderId },
      change: { subject: "OJ-TEST-0001" },
    }),
  );

const retryNow = () =>
  kit.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts < max_attempts`;

it("tells an event to everybody, drains the outbox, and writes the activity log", async () => {
  await Promise.all([tell(), tell(), tell()]);
  await drainJobs();
  expect(await kit.db.outboxEvent.count({ where: { deliveredAt: null } })).toBe(0);
  expect(await kit.db.activity.count()).toBe(3);
});

it("keeps nothing of an event whose transaction was rolled back", async () => {
  await kit.db
    .$transaction(async (db) => {
      await announce(db, kit.system, {
        kind: OrderPlaced,
        payload: { orderId: newId<OrderId>("order") },
        change: { subject: "OJ-NEVER" },
      });
      throw new Error("changed my mind");
    })
    .catch(() => undefined);
  await drainJobs();
  expect(await kit.db.outboxEvent.count()).toBe(0);
  expect(await kit.db.activity.count()).toBe(0);
});

it("buries a job that can never work, and goes on with the others", async () => {
  await enqueue(kit.db, { task: "notifications.send-message", payload: { wrong: true }, maxAttempts: 2 });
  await tell();
  await drainJobs();
  await retryNow();
  await drainJobs();
  expect(await kit.db.activity.count()).toBe(1);
  expect(await kit.db.deadJob.findMany()).toMatchObject([
    { task: "notifications.send-message", attempts: 2 },
  ]);
});

it("does by a cron call what the worker does by itself, and refuses unknown names", async () => {
  await tell();
  const answer = await runScheduled("drain");
  expect(await answer.json()).toEqual({ job: "drain", isDrained: true });
  expect(await kit.db.activity.count()).toBe(1);
  expect((await runScheduled("no.such-job")).status).toBe(404);
});

it("has one name and one purpose for each job", () => {
  const ids = jobs.map((job) => job.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)+$/);
});
