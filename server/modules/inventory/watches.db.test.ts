import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { MessageChannel } from "@/server/modules/notifications/channel";
import { retryMessage } from "@/server/modules/notifications/service/list-messages";
import { sendMessage } from "@/server/modules/notifications/service/send-message";
import { DAY, MINUTE } from "@/server/platform/clock";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import type { VariantId } from "@/server/shared/id";
import { succeed } from "@/server/shared/outcome";
import { addThing, shopper } from "@/server/testing/builders";
import { createShopKit, type ShopKit } from "@/server/testing/shop-kit";
import { createCaller } from "@/server/trpc/root";
import { readContact, WatchInput } from "./contract/alerts";
import { tellWatchers } from "./service/tell-watchers";
import { listDemand, listWaiting, stopWatching, watchVariant } from "./service/watch-variant";

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

const soldOut = (title = "Adire cloth") => addThing(shop.db, { stock: 0, title });
const wait = async (variantId: VariantId, contact: string) => {
  shop.clock.advance(1_000);
  return watchVariant(shop.guest, { variantId, contact });
};
const tell = async (limit = 100) => {
  const count = await tellWatchers(shop.system, limit);
  await shop.work();
  return count;
};
const letters = () =>
  shop.db.message.findMany({ where: { template: "back-in-stock" }, orderBy: { recipient: "asc" } });

async function restock(variantId: VariantId, quantity: number): Promise<void> {
  const { locationId } = await shop.db.stockLevel.findFirstOrThrow({ where: { variantId } });
  await shop.db.stockLevel.updateMany({ where: { variantId }, data: { onHand: quantity } });
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

describe("waiting for something sold out", () => {
  it.each([
    ["Ada@Example.Test ", { channel: "email", address: "ada@example.test" }],
    ["0803 123 4567", { channel: "sms", address: "+2348031234567" }],
    ["+254 712 345 678", { channel: "sms", address: "+254712345678" }],
    ["+44 20 7946 0958", null],
    ["ada@", null],
    ["a\r\nBcc: x@y.test", null],
    ["", null],
  ])("reads %j as %j", (written, contact) => {
    expect(readContact(written)).toEqual(contact);
  });

  it("refuses keys it does not know, and what is no contact, in words", () => {
    const variantId = newId<VariantId>("variant");
    expect(WatchInput.safeParse({ variantId, contact: "ada@example.test", name: "x" }).success).toBe(false);
    expect(WatchInput.safeParse({ variantId, contact: "me" }).error?.issues[0]?.message).toMatch(
      /Leave an e-mail/,
    );
  });

  it("answers the same however often, keeps one watch, and another contact's own", async () => {
    const thing = await soldOut();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        watchVariant(shop.guest, { variantId: thing, contact: "ada@example.test" }),
      ),
    );
    answers.push(await wait(thing, "ADA@example.test"), await wait(thing, "08031234567"));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"isNoted":true}']));
    expect(await shop.db.stockWatch.count()).toBe(2);
  });

  it("is not for what can be bought, nor for what is not sold", async () => {
    const [there, draft] = [
      await addThing(shop.db, { stock: 1 }),
      await addThing(shop.db, { stock: 0, status: "draft" }),
    ];
    await expect(wait(there, "ada@example.test")).rejects.toThrow(/It is back/);
    for (const variantId of [draft, newId<VariantId>("variant")])
      await expect(wait(variantId, "ada@example.test")).rejects.toThrow(/do not sell this/);
  });

  it("is slowed down for one address that asks for many", async () => {
    const variantId = await soldOut();
    const api = createCaller(shopper(shop.guest));
    const ask = (at: number) =>
      api.inventory.alerts.watch({ variantId, contact: `buyer-${at}@example.test` }).then(
        () => "noted",
        (error: unknown) => (error instanceof TRPCError ? error.code : "FAULT"),
      );
    const answers: string[] = [];
    for (let at = 0; at < 32; at++) answers.push(await ask(at));
    expect(answers.filter((answer) => answer === "noted")).toHaveLength(30);
    expect(answers.slice(30)).toEqual(["TOO_MANY_REQUESTS", "TOO_MANY_REQUESTS"]);
  });

  it("takes at most twenty from one contact, without saying so", async () => {
    for (let count = 0; count < 22; count++) await wait(await soldOut(), "ada@example.test");
    expect(await shop.db.stockWatch.count()).toBe(20);
  });
});

describe("being told", () => {
  it("happens once, when it is back, with the way to it; then nothing says who it was", async () => {
    const thing = await soldOut("Kola tray");
    await wait(thing, "ada@example.test");
    expect(await tell()).toBe(0);
    await restock(thing, 1);
    expect(await tell()).toBe(1);
    const [letter] = await letters();
    expect(letter).toMatchObject({
      channel: "email",
      recipient: "ada@example.test",
      subject: "What you waited for is back",
    });
    expect(letter?.text).toContain("Kola tray is back");
    expect(letter?.text).toMatch(/http:\/\/shop\.test\/products\/thing-\S+\?variant=T-/);
    expect(await shop.db.stockWatch.findMany()).toMatchObject([
      { status: "gone", contact: null, contactKey: null, toldAt: expect.any(Date) },
    ]);
    shop.clock.advance(DAY);
    expect(await tell()).toBe(0);
    expect(await letters()).toHaveLength(1);
  });

  it("goes to three per unit and run, who waited longest first, and to the next after half an hour", async () => {
    const thing = await soldOut();
    for (let buyer = 0; buyer < 9; buyer++) await wait(thing, `buyer-${buyer}@example.test`);
    await restock(thing, 2);
    expect(await tell()).toBe(6);
    expect((await letters()).map(({ recipient }) => recipient)).toEqual(
      [0, 1, 2, 3, 4, 5].map((buyer) => `buyer-${buyer}@example.test`),
    );
    shop.clock.advance(29 * MINUTE);
    expect(await tell()).toBe(0);
    shop.clock.advance(2 * MINUTE);
    expect(await tell()).toBe(3);
  });

  it("tells each once, of eight runs at once and of an event heard twice", async () => {
    const [one, two] = [await soldOut(), await soldOut()];
    for (const thing of [one, two])
      for (let buyer = 0; buyer < 5; buyer++) await wait(thing, `buyer-${buyer}@example.test`);
    await Promise.all([restock(one, 1), restock(two, 1)]);
    await Promise.all(Array.from({ length: 8 }, () => tellWatchers(shop.system, 100)));
    const { listenersOf } = await import("@/server/jobs/subscriptions");
    for (const event of await shop.db.outboxEvent.findMany({
      where: { topic: "inventory.came-back-in-stock" },
    }))
      await Promise.all(
        [0, 1].flatMap(() => listenersOf(event.topic).map((listen) => listen(shop.system, event))),
      );
    await shop.work();
    expect(await letters()).toHaveLength(6);
    expect(await shop.db.stockWatch.count({ where: { status: "gone" } })).toBe(6);
  });

  it("forgets the address in the sent message too, and never sends to what is left of it", async () => {
    const thing = await soldOut();
    await wait(thing, "ada@example.test");
    await restock(thing, 1);
    await tell();
    const [letter] = await letters();
    const sent: string[] = [];
    const email: MessageChannel = {
      name: "email",
      isIdempotent: true,
      send: async ({ to }) => {
        sent.push(to);
        return succeed({ providerId: "re_1" });
      },
      read: () => succeed([]),
    };
    await sendMessage({ ...shop.system, channels: { email } }, { messageId: letter?.id ?? "" });
    expect(sent).toEqual(["ada@example.test"]);
    expect(JSON.stringify(await letters())).not.toMatch(/ada@|stop\?t=/);
    await shop.db.message.updateMany({ data: { status: "failed" } });
    await expect(retryMessage(staff, { id: letter?.id ?? "" })).rejects.toThrow(/forgotten as promised/);
  });

  it("is stopped by the link in the letter, for everything and this contact only", async () => {
    const [back, still] = [await soldOut(), await soldOut()];
    await wait(back, "ada@example.test");
    await wait(still, "ada@example.test");
    await wait(still, "grace@example.test");
    await restock(back, 1);
    await tell();
    const token = /stop\?t=([\w-]+)/.exec((await letters())[0]?.text ?? "")?.[1] ?? "";
    expect(await stopWatching(shop.guest, { token: "x".repeat(43) })).toEqual({ isStopped: true });
    expect(await shop.db.stockWatch.count({ where: { status: "waiting" } })).toBe(2);
    expect(await stopWatching(shop.guest, { token })).toEqual({ isStopped: true });
    expect(await shop.db.stockWatch.findMany({ where: { status: "waiting" } })).toMatchObject([
      { contact: "grace@example.test" },
    ]);
  });

  it("leaves no contact behind: the database itself refuses a watch that is over and still knows whom", async () => {
    const thing = await soldOut();
    await wait(thing, "ada@example.test");
    await expect(shop.db.stockWatch.updateMany({ data: { status: "gone" } })).rejects.toThrow(
      /stock_watch_forgets/,
    );
    await expect(shop.db.stockWatch.updateMany({ data: { contact: null } })).rejects.toThrow(
      /stock_watch_waits_for_someone/,
    );
  });

  it("does not wait for ever: after a year the contact is deleted", async () => {
    await wait(await soldOut(), "ada@example.test");
    shop.clock.advance(366 * DAY);
    await tell();
    expect(await shop.db.stockWatch.count()).toBe(0);
  });
});

describe("what staff see", () => {
  it("is what most wait for, and who in turn, masked", async () => {
    const [much, little] = [await soldOut("Wanted"), await soldOut("Less wanted")];
    await wait(little, "ada@example.test");
    for (const contact of ["ada@example.test", "08031234567", "grace@example.test"])
      await wait(much, contact);
    expect(await listDemand(staff, { limit: 10 })).toMatchObject([
      { title: "Wanted", waiting: 3, available: 0 },
      { title: "Less wanted", waiting: 1 },
    ]);
    const first = await listWaiting(staff, { variantId: much, limit: 2 });
    expect(first.rows.map(({ contact }) => contact)).toEqual(["a•••@example.test", "+234803 ••• 567"]);
    const rest = await listWaiting(staff, { variantId: much, limit: 2, cursor: first.nextCursor ?? "" });
    expect(rest).toMatchObject({ rows: [{ contact: "g•••@example.test" }], nextCursor: null });
  });
});
