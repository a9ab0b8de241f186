import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import { createShopKit, type ShopKit } from "@/server/testing/shop-kit";
import { exportList } from "./export-list";

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

const fileOf = async (ctx: Ctx<Staff>, list: string, address: Record<string, string> = {}) => {
  const parts: string[] = [];
  for await (const part of (await exportList(ctx, list, address)).text) parts.push(part);
  return parts.join("");
};
const rowsOf = async (address: Record<string, string> = {}) =>
  parse(await fileOf(staff, "orders", address), { bom: true }) as string[][];

describe("the file of a list", () => {
  it("holds what one looks at: its filters, its order, its columns", async () => {
    const { order } = await shop.place();
    await shop.place({ currency: "USD" });
    expect(await rowsOf({ currency: "NGN", columns: "number,total,status" })).toEqual([
      ["Number", "Total", "Status"],
      [order.number, "NGN 7500.00", "awaiting_payment"],
    ]);
    expect((await rowsOf({ sort: "placed" })).length).toBe(3);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])(
    "never lets %j run in a spreadsheet",
    async (name) => {
      const { order } = await shop.place();
      await shop.db.order.update({ where: { id: order.id }, data: { name } });
      const [, [, customer] = []] = await rowsOf({ columns: "number,customer" });
      expect(customer).toBe(`'${name}`);
    },
  );

  it("keeps letters of every tongue, quotes and line ends", async () => {
    const name = 'Adé "Ọ̀yọ́",\nOkafor';
    const { order } = await shop.place();
    await shop.db.order.update({ where: { id: order.id }, data: { name } });
    expect((await rowsOf({ columns: "number,customer" }))[1]).toEqual([order.number, name]);
  });

  it("leaves a trace, and is refused to those who may not see the list, without one", async () => {
    const concierge = await shop.staff("concierge");
    await expect(exportList(concierge, "activity", {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(exportList(concierge, "nothing", {})).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await shop.told()).toEqual([]);
    await fileOf(concierge, "orders", { status: "paid" });
    const [event] = await shop.db.outboxEvent.findMany();
    expect(event).toMatchObject({ topic: "admin.list-exported", after: { filters: { status: "paid" } } });
  });

  it("goes over many pages and writes each row once", async () => {
    const admin = await shop.staff("admin");
    await shop.db.$executeRaw`
      INSERT INTO activity (event_id, at, actor, action, subject)
      SELECT 'evt_' || n, now(), 'system:test', 'orders.order-paid', 'OJ-' || n FROM generate_series(1, 1203) n`;
    const rows = parse(await fileOf(admin, "activity", { columns: "seq,what" }), { bom: true }) as string[][];
    expect(rows.length).toBe(1204);
    expect(new Set(rows.map(([seq]) => seq)).size).toBe(1204);
  });
});
