import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import { readList, toListInput, writeCursor } from "@/server/shared/list";
import { createShopKit, type ShopKit } from "@/server/testing/shop-kit";
import { ORDER_LIST } from "./contract";
import { listOrders } from "./service";

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

const list = (given: Record<string, string>, limit = 50) =>
  listOrders(staff, readList(ORDER_LIST, { ...toListInput(ORDER_LIST, given), limit }));

describe("the list of orders", () => {
  it.each(["placed", "-placed", "customer", "-customer", "total", "-total"])(
    "sorted by %s goes through all of it, each order once, in order",
    async (sort) => {
      for (const [place, name] of ["Bola", "ade", "Ade", "Zainab", "Chidi", "chidi", "Ọlá"].entries()) {
        const { order } = await shop.place({
          currency: place % 2 ? "USD" : "NGN",
          quantity: 1 + (place % 3),
        });
        await shop.db.order.update({ where: { id: order.id }, data: { name } });
      }
      const whole = (await list({ sort })).rows.map(({ number }) => number);
      const paged: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page = await list({ sort, after: cursor }, 2);
        paged.push(...page.rows.map(({ number }) => number));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(7);
      const back = sort.startsWith("-") ? sort.slice(1) : `-${sort}`;
      expect((await list({ sort: back })).rows.map(({ number }) => number).reverse()).toEqual(whole);
    },
  );

  it("filters by currency, day and account", async () => {
    const { order } = await shop.place();
    await shop.place({ currency: "USD" });
    const found = async (given: Record<string, string>) =>
      (await list(given)).rows.map(({ number }) => number);
    expect(await found({ currency: "NGN" })).toEqual([order.number]);
    expect(await found({ account: "yes" })).toEqual([]);
    expect(await found({ "placed.to": "2020-01-01" })).toEqual([]);
    expect((await found({ "placed.from": "2020-01-01", account: "no" })).length).toBe(2);
  });

  it.each([
    { after: writeCursor(["x", "y"]) },
    { after: writeCursor(["2026-13-45T99:99:99.000000Z", "y"]) },
    { after: writeCursor(["2026-02-31T00:00:00.000000Z", "y"]) },
    { after: writeCursor(["1"]) },
    { after: "nonsense" },
    { sort: "total", after: writeCursor(["NGN", "99999999999999999999999", "y"]) },
    { sort: "customer", after: writeCursor(["\u0000", "\uD800"]) },
    { q: "\\" },
    { q: "%_\\%" },
    { q: "'; --" },
    { q: "🧺" },
    { q: "\uD83E" },
    { q: "0000" },
  ])("answers %j without failing", async (given) => {
    await shop.place();
    await expect(list(given)).resolves.toMatchObject({ nextCursor: null });
  });

  it("finds a name without its tones", async () => {
    const { order } = await shop.place();
    await shop.db.order.update({ where: { id: order.id }, data: { name: "Adéọlá Ọ̀yọ́" } });
    expect((await list({ q: "adeola" })).rows.length).toBe(1);
    expect((await list({ q: "ADÉỌLÁ" })).rows.length).toBe(1);
  });
});
