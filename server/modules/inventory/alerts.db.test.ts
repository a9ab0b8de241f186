import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { readHome } from "@/server/modules/admin/service/read-home";
import { DAY, HOUR, MINUTE } from "@/server/platform/clock";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import type { VariantId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { createShopKit, type ShopKit } from "@/server/testing/shop-kit";
import { holdStock, sellHold } from "./service";
import { acknowledgeAlert, countOpenAlerts, listAlerts } from "./service/manage-alerts";
import { clearRule, listRules, setRule } from "./service/set-rules";
import { watchStock } from "./service/watch-stock";

let shop: ShopKit;
let staff: Ctx<Staff>;
beforeAll(async () => {
  shop = await createShopKit();
});
beforeEach(async () => {
  await shop.reset();
  staff = await shop.staff("admin");
});
afterAll(() => shop.stop());

const watch = (limit = 50) => watchStock(shop.system, limit);
const open = async () => (await listAlerts(staff, { limit: 50 })).rows;
const standard = (threshold: number, leadDays: number) =>
  setRule(staff, { variantId: null, threshold, leadDays, version: 0 });

let sales = 0;
async function sell(variantId: VariantId, quantity: number): Promise<void> {
  sales += 1;
  const reference = `sale-${sales}`;
  await shop.db.$transaction((db) =>
    holdStock(shop.system, db, { reference, lines: [{ variantId, quantity }], country: "NG" }),
  );
  await sellHold(shop.system, shop.db, reference);
}

async function restock(variantId: VariantId, quantity: number): Promise<void> {
  const level = await shop.db.stockLevel.findFirstOrThrow({ where: { variantId } });
  const { locationId } = level;
  await shop.db.stockLevel.updateMany({
    where: { variantId, locationId },
    data: { onHand: { increment: quantity } },
  });
  await shop.db.stockMovement.create({
    data: {
      id: newId("movement"),
      variantId,
      locationId,
      kind: "receipt",
      onHandDelta: quantity,
      reservedDelta: 0,
      reference: newId("request"),
      actor: "system:test",
      at: shop.clock.now(),
    },
  });
}

const letters = (template: string) =>
  shop.db.message.findMany({ where: { template }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });

describe("the watch on stock", () => {
  it("opens one alert at the threshold, above it none, and a second run changes nothing", async () => {
    const [low] = [await addThing(shop.db, { stock: 3 }), await addThing(shop.db, { stock: 4 })];
    expect(await watch()).toEqual({ opened: 1, closed: 0 });
    expect(await watch()).toEqual({ opened: 0, closed: 0 });
    expect(await open()).toMatchObject([
      {
        variantId: low,
        kind: "threshold",
        state: "open",
        available: 3,
        opening: { threshold: 3, leadDays: 7 },
      },
    ]);
    expect(await countOpenAlerts(staff)).toBe(1);
    const { work } = await readHome(staff);
    expect(work.find(({ kind }) => kind === "low_stock")).toMatchObject({
      count: 1,
      href: "/admin/inventory/alerts",
    });
  });

  it("counts what is put aside as gone, and leaves alone what is not on sale", async () => {
    const held = await addThing(shop.db, { stock: 5 });
    await addThing(shop.db, { stock: 0, status: "draft" });
    await shop.db.$transaction((db) =>
      holdStock(shop.system, db, {
        reference: "o1",
        lines: [{ variantId: held, quantity: 2 }],
        country: "NG",
      }),
    );
    await watch();
    expect((await open()).map(({ variantId }) => variantId)).toEqual([held]);
  });

  it("sees by the pace that plenty is not enough: 28 days of sales, cover, and the time new stock takes", async () => {
    const [fast, slow, edge] = [
      await addThing(shop.db, { stock: 100 }),
      await addThing(shop.db, { stock: 100 }),
      await addThing(shop.db, { stock: 100 }),
    ];
    // 80 in 28 days leave 20, which last 7 days; 56 leave 44, which last 22; 3 are no pace.
    await sell(fast, 80);
    await sell(slow, 56);
    await sell(edge, 3);
    await standard(0, 7);
    expect(await watch()).toEqual({ opened: 0, closed: 0 });
    await setRule(staff, { variantId: fast, threshold: 0, leadDays: 8, version: 0 });
    await watch();
    expect(await open()).toMatchObject([
      { variantId: fast, kind: "cover", opening: { available: 20, sold: 80, coverDays: 7, leadDays: 8 } },
    ]);
    shop.clock.advance(28 * DAY + MINUTE);
    expect(await watch()).toEqual({ opened: 0, closed: 1 });
  });

  it("closes what was restocked, acknowledged or not, and opens it again when it runs low again", async () => {
    const thing = await addThing(shop.db, { stock: 2 });
    await watch();
    const [alert] = await open();
    await acknowledgeAlert(staff, { id: alert?.id ?? "", reason: "Ordered twenty" });
    expect(await watch()).toEqual({ opened: 0, closed: 0 });
    await restock(thing, 20);
    expect(await watch()).toEqual({ opened: 0, closed: 1 });
    expect((await listAlerts(staff, { state: "closed", limit: 5 })).rows).toMatchObject([
      { id: alert?.id, reason: "Ordered twenty", closedAt: expect.any(Date) },
    ]);
    await sell(thing, 20);
    shop.clock.advance(MINUTE);
    expect((await watch()).opened).toBe(2);
  });

  it("has one open alert per variant and kind, of eight runs at once", async () => {
    for (let count = 0; count < 6; count++) await addThing(shop.db, { stock: 1 });
    await Promise.all(Array.from({ length: 8 }, () => watch()));
    expect(await open()).toHaveLength(6);
    const { variantId = "" } = (await open())[0] ?? {};
    const twin = {
      variantId,
      kind: "threshold",
      state: "open",
      available: 0,
      sold: 0,
      threshold: 3,
      leadDays: 7,
      openedAt: new Date(),
    };
    await expect(shop.db.stockAlert.create({ data: { ...twin, id: "sal_twin" } })).rejects.toThrow(
      /nique constraint/,
    );
  });

  it("does at most what it is allowed in a run, the emptiest first, and goes on in the next", async () => {
    for (const stock of [3, 0, 2, 1, 3]) await addThing(shop.db, { stock });
    expect(await watch(2)).toEqual({ opened: 2, closed: 0 });
    expect((await open()).map(({ available }) => available).sort()).toEqual([0, 1]);
    await watch(2);
    await watch(2);
    expect(await open()).toHaveLength(5);
  });

  it("tells every admin in one letter per run, nobody else, and what comes and goes within a day once", async () => {
    await shop.staff("support");
    const [first] = [
      await addThing(shop.db, { stock: 1, title: "Kola tray" }),
      await addThing(shop.db, { stock: 0 }),
    ];
    await watch();
    await shop.work();
    const [letter, ...more] = await letters("low-stock");
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ channel: "email", subject: "2 things run low" });
    expect(letter?.recipient).toBe(
      (await shop.db.user.findUniqueOrThrow({ where: { id: staff.actor.id } })).email,
    );
    expect(letter?.text).toMatch(/Kola tray \(T-.*\): 1 left/);

    await restock(first, 10);
    await watch();
    await sell(first, 10);
    shop.clock.advance(HOUR);
    await watch();
    await shop.work();
    // The pace is new and told; the threshold was told an hour ago.
    const told = await letters("low-stock");
    expect(told.map(({ subject }) => subject)).toEqual(["2 things run low", "1 thing runs low"]);
    expect((await open()).filter(({ variantId }) => variantId === first)).toHaveLength(2);
  });

  it("writes by WhatsApp too where it is set up and the colleague has a number", async () => {
    await shop.db.user.updateMany({ where: { id: staff.actor.id }, data: { phone: "+2348030000001" } });
    await addThing(shop.db, { stock: 1 });
    await watch();
    await shop.work();
    expect((await letters("low-stock")).map(({ channel }) => channel)).toEqual(["email"]);

    const { listenersOf } = await import("@/server/jobs/subscriptions");
    const event = await shop.db.outboxEvent.findFirstOrThrow({ where: { topic: "inventory.stock-ran-low" } });
    const whatsapp = { name: "whatsapp", isIdempotent: false } as NonNullable<Ctx["channels"]["whatsapp"]>;
    const ctx = { ...shop.system, channels: { whatsapp } };
    for (const listen of listenersOf(event.topic)) await listen(ctx, event);
    const told = (await letters("low-stock")).map(({ channel, recipient }) => `${channel} ${recipient}`);
    expect(told.sort()).toEqual([expect.stringMatching(/^email usr_/), "whatsapp +2348030000001"]);
  });
});

describe("an alert", () => {
  it("is taken up once, of two who try, with a reason on the activity log", async () => {
    await addThing(shop.db, { stock: 1 });
    await watch();
    const [alert] = await open();
    const id = alert?.id ?? "";
    const tries = await Promise.allSettled(
      ["Ordered", "Reordered"].map((reason) => acknowledgeAlert(staff, { id, reason })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await countOpenAlerts(staff)).toBe(0);
    await shop.work();
    expect(
      await shop.db.activity.findMany({ where: { action: "inventory.alert-acknowledged" } }),
    ).toMatchObject([
      {
        subject: alert?.sku,
        actor: `staff:${staff.actor.id}`,
        before: { state: "open" },
        after: { state: "acknowledged" },
        reason: expect.stringMatching(/rdered/),
      },
    ]);
    await expect(acknowledgeAlert(staff, { id: "sal_none", reason: "Why not" })).rejects.toThrow(/no such/);
  });

  it("is listed in pages, the newest first, each once", async () => {
    for (let count = 0; count < 7; count++) await addThing(shop.db, { stock: 1 });
    await watch();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAlerts(staff, { limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });
});

describe("a rule", () => {
  it("of a variant goes before the one for all, and clearing it gives way again", async () => {
    const thing = await addThing(shop.db, { stock: 10 });
    await setRule(staff, { variantId: thing, threshold: 12, leadDays: 0, version: 0 });
    await watch();
    await setRule(staff, { variantId: thing, threshold: 12, leadDays: 1, version: 1 });
    expect(await open()).toMatchObject([
      { opening: { threshold: 12, leadDays: 0 }, rule: { threshold: 12, leadDays: 1, version: 2 } },
    ]);
    expect(await listRules(staff, { limit: 10 })).toMatchObject({
      standard: { threshold: 3, leadDays: 7, version: 0 },
      rows: [{ variantId: thing, threshold: 12, version: 2, available: 10 }],
      nextCursor: null,
    });
    await clearRule(staff, { variantId: thing, version: 2 });
    expect(await watch()).toEqual({ opened: 0, closed: 1 });
    await standard(10, 7);
    expect((await watch()).opened).toBe(1);
  });

  it("is changed by one of two who saw the same version; the log has before and after", async () => {
    await standard(5, 5);
    const tries = await Promise.allSettled([
      setRule(staff, { variantId: null, threshold: 6, leadDays: 5, version: 1 }),
      setRule(staff, { variantId: null, threshold: 7, leadDays: 5, version: 1 }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(standard(9, 9)).rejects.toThrow(/changed this rule meanwhile/);
    expect((await listRules(staff, { limit: 1 })).standard.version).toBe(2);
    await shop.work();
    const log = await shop.db.activity.findMany({ where: { action: "inventory.stock-rule-changed" } });
    expect(log.map(({ before, subject }) => [subject, before])).toEqual([
      ["all variants", { rule: "none" }],
      ["all variants", { threshold: 5, leadDays: 5 }],
    ]);
  });
});
