import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SavePinInput } from "@/server/modules/catalog/contract/search";
import { listPins, removePin, savePin } from "@/server/modules/catalog/service/pin-products";
import { newId } from "@/server/platform/id";
import { addGood, db, kit, later, list, staff, titles, walk } from "@/server/testing/search-desk";

describe("pins", () => {
  const pin = (input: object) => savePin(staff, SavePinInput.parse(input));
  const addMany = async (most: number) => {
    for (let n = 0; n < most; n++) await addGood({ title: `Kola ${n}`, position: n });
  };

  it("stand at their places of a search, whatever their words, and nowhere else", async () => {
    await addMany(5);
    const guest = await addGood({ title: "Honey", position: 9 });
    await pin({ query: "  KỌLA ", productId: guest, position: 2 });
    later();
    const found = await titles({ query: "kola" });
    expect(found[1]).toBe("Honey");
    expect(found).toHaveLength(6);
    expect((await list({ query: "kola" })).total).toBe(6);
    expect(await titles({ query: "kola", sort: "newest" })).not.toContain("Honey");
    expect((await titles({}))[1]).toBe("Kola 1");
  });

  it("stand in a category, past the end of it last, and only while they fit the filters", async () => {
    await addMany(2);
    const third = await addGood({ title: "Third", position: 9, stock: 0 });
    await pin({ category: "cloth", productId: third, position: 1 });
    const far = await addGood({ title: "Far", position: -1 });
    await pin({ category: "cloth", productId: far, position: 40 });
    later();
    expect(await titles({ category: "cloth" })).toEqual(["Third", "Kola 0", "Kola 1", "Far"]);
    for (const limit of [1, 2, 3])
      expect(await walk({ category: "cloth", limit })).toEqual(["Third", "Kola 0", "Kola 1", "Far"]);
    expect(await titles({ category: "cloth", filters: { inStock: true } })).toEqual([
      "Kola 0",
      "Kola 1",
      "Far",
    ]);
  });

  it("may change while somebody pages: nothing is shown twice or missed", async () => {
    await addMany(9);
    const products = await db.product.findMany({ orderBy: { position: "asc" } });
    const change = fc.record({
      product: fc.nat(8),
      position: fc.integer({ min: 1, max: 12 }),
      drop: fc.boolean(),
    });
    const run = async (
      changes: readonly { product: number; position: number; drop: boolean }[],
      limit: number,
    ) => {
      const waiting = [...changes];
      const step = async () => {
        const next = waiting.shift();
        kit.clock.advance(4_000);
        if (!next) return;
        const here = await listPins(staff, { category: "cloth" });
        if (next.drop && here[0]) await removePin(staff, { id: here[0].id, reason: "" });
        else
          await pin({
            category: "cloth",
            productId: products[next.product]?.id,
            position: next.position,
          }).catch(() => {});
      };
      await step();
      await step();
      kit.clock.advance(7_000);
      const seen = await walk({ category: "cloth", limit }, step);
      expect(seen.toSorted()).toEqual(products.map(({ title }) => title).toSorted());
    };
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), run),
      { numRuns: 12 },
    );
  }, 60_000);

  it("share no place, are told of, and are refused for what is not there", async () => {
    const id = await addGood({ title: "Kola" });
    const other = await addGood({ title: "Bitter kola" });
    const made = await pin({ query: "kola", productId: id, position: 1, reason: "Season" });
    expect(made).toMatchObject({ query: "kola", position: 1, product: { title: "Kola" } });
    await expect(pin({ query: "kola", productId: other, position: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(pin({ query: "kola", productId: id, position: 2 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(pin({ query: "kola", productId: newId("product"), position: 3 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(pin({ category: "nowhere", productId: other, position: 3 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(pin({ query: "!!", productId: other, position: 3 })).rejects.toMatchObject({
      code: "INVALID",
    });
    expect(SavePinInput.safeParse({ productId: id, position: 1 }).success).toBe(false);
    await removePin(staff, { id: made.id, reason: "" });
    await expect(removePin(staff, { id: made.id, reason: "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listPins(staff, {})).toEqual([]);
    expect((await kit.told()).toSorted()).toEqual(["catalog.pin-removed", "catalog.pin-saved"]);
  });
});
