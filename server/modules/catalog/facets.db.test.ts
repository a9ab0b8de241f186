import { describe, expect, it } from "vitest";
import { addGood, db, kit, later, list, type Wish } from "@/server/testing/search-desk";
import { settleStock } from "./service/tend-search";

describe("the counts", () => {
  it("of price ranges are right, and no filter narrows its own", async () => {
    await addGood({ title: "a", prices: [400_000n] });
    await addGood({ title: "b", prices: [600_000n, 3_000_000n], stock: 0 });
    await addGood({ title: "c", prices: [99_000_000n], category: "home" });
    const counted = async (wish: Wish) => {
      later();
      const { facets } = await list({ ...wish, limit: 1 });
      return [
        facets.prices.map(({ low, high, count }) => [low?.minor ?? null, high?.minor ?? null, count]),
        facets.inStock,
      ];
    };
    const all = [
      [null, 500_000n, 1],
      [500_000n, 1_000_000n, 1],
      [2_500_000n, 5_000_000n, 1],
      [25_000_000n, null, 1],
    ];
    expect(await counted({})).toEqual([all, 2]);
    expect(await counted({ filters: { maxMinor: 450_000n } })).toEqual([all, 1]);
    expect((await counted({ filters: { inStock: true } }))[1]).toBe(2);
    expect((await counted({ category: "home" }))[0]).toEqual([[25_000_000n, null, 1]]);
    for (const [low, high, count] of all as [bigint | null, bigint | null, number][]) {
      const filters = {
        ...(low !== null && { minMinor: low }),
        ...(high !== null && { maxMinor: high - 1n }),
      };
      expect((await list({ filters })).total).toBe(count);
    }
  });

  it("follow stock at once, settled or not", async () => {
    const id = await addGood({ title: "a", prices: [100n, 100n] });
    const inStock = async () => {
      later();
      const { facets, items } = await list();
      const { total } = await list({ filters: { inStock: true } });
      expect([total, items.filter((item) => item.isInStock).length]).toEqual([
        facets.inStock,
        facets.inStock,
      ]);
      return facets.inStock;
    };
    const variants = await db.variant.findMany({ where: { productId: id } });
    expect(await inStock()).toBe(1);
    await db.stockLevel.updateMany({ where: { variantId: variants[0]?.id ?? "" }, data: { reserved: 1 } });
    expect(await inStock()).toBe(1);
    await settleStock(kit.system);
    await db.stockLevel.updateMany({ where: { variantId: variants[1]?.id ?? "" }, data: { reserved: 1 } });
    expect(await inStock()).toBe(0);
    await settleStock(kit.system);
    expect(await db.searchStockChange.count()).toBe(0);
    expect(await inStock()).toBe(0);
    await db.stockLevel.updateMany({ data: { reserved: 0 } });
    await db.variant.updateMany({ data: { status: "archived" } });
    expect(await inStock()).toBe(0);
  });
});
