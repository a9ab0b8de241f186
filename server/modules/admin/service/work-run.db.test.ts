import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { staffAtWork } from "@/server/gate";
import type { Staff, System } from "@/server/shared/actor";
import { createShopKit, type ShopKit } from "@/server/testing/shop-kit";
import type { RunView } from "../contract";
import { cancelRun, confirmRun, resumeRuns, startRun } from "./plan-run";
import { listRuns, readRun } from "./read-runs";
import { workRun } from "./work-run";

let shop: ShopKit;
let staff: Ctx<Staff>;
beforeAll(async () => {
  shop = await createShopKit();
});
beforeEach(async () => {
  await shop.reset();
  staff = await shop.staff("support");
});
afterAll(() => shop.stop());

const ACTION = "orders.mark-delivered";

/** Orders as the carrier has them: written by the table of moves, without the payment. */
async function shipped(count: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { order } = await shop.place();
    for (const status of ["paid", "fulfilled"])
      await shop.db.order.update({ where: { id: order.id }, data: { status } });
    numbers.push(order.number);
  }
  return numbers;
}

const tallyOf = async (id: string): Promise<RunView["tally"]> =>
  (await readRun(staff, { id: id as RunView["id"] })).tally;
const statusOf = async (id: string) => (await readRun(staff, { id: id as RunView["id"] })).status;
const employ = (ctx: Ctx<System>, run: { startedBy: Staff["id"]; sessionId: Staff["session"] }) =>
  staffAtWork(ctx, { id: run.startedBy, session: run.sessionId });
const work = (id: string, ctx: Ctx<System> = shop.system) => workRun(ctx, id, employ);
const deliveries = () => shop.db.orderEvent.count({ where: { signal: "delivery_confirmed" } });

/** A database that dies at a given statement, as a killed worker's does: what was not committed is gone. */
function dyingAfter(transactions: number): Ctx<System> {
  let left = transactions;
  const db = new Proxy(shop.db, {
    get(target, name) {
      if (name === "$transaction" && left-- <= 0) throw new Error("killed");
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  return { ...shop.system, db };
}

describe("a bulk run", () => {
  it("is tried first: it says row by row what will happen, and changes nothing", async () => {
    const [one = "", two = ""] = await shipped(2);
    const { order: unpaid } = await shop.place();
    const { id } = await startRun(staff, {
      action: ACTION,
      ids: [one, unpaid.number, "OJ-NONE-HERE", two, one],
    });
    await work(id);
    const { status, rows } = await readRun(staff, { id: id as RunView["id"] });
    expect(status).toBe("ready");
    expect(rows.map(({ subject, status: stands }) => [subject, stands])).toEqual([
      [one, "ready"],
      [unpaid.number, "refused"],
      ["OJ-NONE-HERE", "refused"],
      [two, "ready"],
    ]);
    expect(rows[1]?.detail).toMatch(/cannot be delivered/);
    expect(await deliveries()).toBe(0);
  });

  it("does what was promised, as the one who began it, with a line in the log for each row", async () => {
    const numbers = await shipped(3);
    const { id } = await startRun(staff, { action: ACTION, ids: numbers });
    await shop.work();
    await confirmRun(staff, id);
    await shop.work();
    expect([await statusOf(id), await tallyOf(id)]).toEqual(["done", { done: 3 }]);
    const events = await shop.db.orderEvent.findMany({ where: { signal: "delivery_confirmed" } });
    expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([`staff:${staff.actor.id}`]));
    const told = await shop.told();
    expect(told.filter((topic) => topic === "orders.order-delivered").length).toBe(3);
    expect(told.filter((topic) => topic.startsWith("admin.run")).sort()).toEqual([
      "admin.run-finished",
      "admin.run-planned",
      "admin.run-started",
    ]);
    await expect(confirmRun(staff, id)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await listRuns(staff)).map((run) => [run.id, run.total])).toEqual([[id, 3]]);
  });

  it.each([1, 2, 3])("killed after %i of 4 rows is taken up again, and does each row once", async (rows) => {
    const { id } = await startRun(staff, { action: ACTION, ids: await shipped(4) });
    await work(id);
    await confirmRun(staff, id);
    await expect(work(id, dyingAfter(rows))).rejects.toThrow("killed");
    expect(await deliveries()).toBe(rows);
    expect(await resumeRuns(shop.system, 10)).toBe(0);
    shop.clock.advance(61_000);
    expect(await resumeRuns(shop.system, 10)).toBe(1);
    await shop.work();
    expect([await statusOf(id), await tallyOf(id), await deliveries()]).toEqual(["done", { done: 4 }, 4]);
  });

  it("worked on by three workers at once does each row once", async () => {
    const { id } = await startRun(staff, { action: ACTION, ids: await shipped(6) });
    await work(id);
    await confirmRun(staff, id);
    await Promise.all([work(id), work(id), work(id)]);
    await shop.work();
    expect([await tallyOf(id), await deliveries()]).toEqual([{ done: 6 }, 6]);
  });

  it("that is cancelled leaves the rest as it was, and cannot be started again", async () => {
    const { id } = await startRun(staff, { action: ACTION, ids: await shipped(4) });
    await work(id);
    await confirmRun(staff, id);
    await expect(work(id, dyingAfter(2))).rejects.toThrow("killed");
    await cancelRun(staff, id);
    await shop.work();
    expect([await statusOf(id), await tallyOf(id), await deliveries()]).toEqual([
      "cancelled",
      { done: 2, left: 2 },
      2,
    ]);
    await expect(confirmRun(staff, id)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(cancelRun(staff, id)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("keeps going past a row that changed since it was tried, and says why", async () => {
    const [one = "", two = ""] = await shipped(2);
    const { id } = await startRun(staff, { action: ACTION, ids: [one, two] });
    await work(id);
    await shop.db.order.update({ where: { number: one }, data: { status: "refund_due" } });
    await confirmRun(staff, id);
    await shop.work();
    const { rows } = await readRun(staff, { id: id as RunView["id"] });
    expect(rows.map(({ status, detail }) => [status, detail])).toEqual([
      ["failed", "This order is refund due, so it cannot be delivered."],
      ["done", "Delivered"],
    ]);
  });

  it("is not held up by a row that cannot be read", async () => {
    const [broken = "", whole = ""] = await shipped(2);
    await shop.db.order.update({ where: { number: broken }, data: { address: {} } });
    const { id } = await startRun(staff, { action: ACTION, ids: [broken, whole] });
    await shop.work();
    expect([await statusOf(id), await tallyOf(id)]).toEqual(["ready", { failed: 1, ready: 1 }]);
  });

  it("stops when whoever began it is disabled or may not any more", async () => {
    const { id } = await startRun(staff, { action: ACTION, ids: await shipped(2) });
    await work(id);
    await confirmRun(staff, id);
    await shop.db.user.update({ where: { id: staff.actor.id }, data: { status: "disabled" } });
    await shop.work();
    expect([await statusOf(id), await deliveries()]).toEqual(["cancelled", 0]);
  });

  it("goes over all that filters leave, in more than one chunk", async () => {
    await shipped(27);
    await shop.place();
    const { id } = await startRun(staff, { action: ACTION, filters: { status: "fulfilled" } });
    await shop.work();
    expect(await tallyOf(id)).toEqual({ ready: 27 });
    await confirmRun(staff, id);
    await shop.work();
    expect([await statusOf(id), await deliveries()]).toEqual(["done", 27]);
  });

  it("is not for those who may not do its rows one by one, nor for none, nor unknown", async () => {
    const concierge = await shop.staff("concierge");
    const ids = await shipped(1);
    await expect(startRun(concierge, { action: ACTION, ids })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const { id } = await startRun(staff, { action: ACTION, ids });
    const given = { id: id as RunView["id"] };
    for (const deed of [
      () => confirmRun(concierge, id),
      () => cancelRun(concierge, id),
      () => readRun(concierge, given),
    ])
      await expect(deed()).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await listRuns(concierge)).toEqual([]);
    await expect(startRun(staff, { action: ACTION, ids: [] })).rejects.toMatchObject({ code: "INVALID" });
    await expect(startRun(staff, { action: "orders.burn", ids })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
