import { describe, expect, it } from "vitest";
import { newId } from "@/server/platform/id";
import { shopperWith } from "@/server/testing/builders";
import {
  changeOf,
  colours,
  create,
  db,
  kit,
  naira,
  onSale,
  pair,
  priced,
  save,
  saved,
  variantsOf,
} from "@/server/testing/product-desk";

describe("a grid of variants", () => {
  it("is saved as a whole: rows added, changed, swapped and left out", async () => {
    const product = await priced();
    const [indigo, white] = await variantsOf(product.id);
    const swapped = await saved(product, {
      options: [colours],
      variants: [
        { ...pair("W")[0], id: white?.id, sku: "W-1", options: { Colour: "White" }, weightGrams: 300 },
        { ...pair("W")[1], id: indigo?.id, sku: "W-2", options: { Colour: "Indigo" } },
      ],
    });
    expect(await variantsOf(product.id)).toMatchObject([
      { id: white?.id, sku: "W-1", title: "White", weightGrams: 300, prices: [{ minor: 500_000n }] },
      {
        id: indigo?.id,
        sku: "W-2",
        title: "Indigo",
        prices: [{ minor: 600_000n, compareAtMinor: 700_000n }],
      },
    ]);
    await saved(swapped, {
      options: [{ name: "Colour", values: ["White", "Red"] }],
      variants: [
        { sku: "W-3", options: { Colour: "Red" } },
        { id: white?.id, sku: "W-1", options: { Colour: "White" }, prices: [naira(1n)] },
      ],
    });
    expect(await variantsOf(product.id)).toMatchObject([
      { sku: "W-3", status: "active", prices: [] },
      { sku: "W-1", status: "active", prices: [{ minor: 1n }] },
      { sku: "W-2", status: "archived" },
    ]);
    expect((await changeOf("catalog.variants-saved", product.id)).before).toHaveProperty("options");
  });

  it("names the cell whose SKU or barcode another product has", async () => {
    await priced("First", "W");
    const second = await create("Second");
    await expect(save(second, { variants: [{ sku: "w-1", prices: [naira(1n)] }] })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { "variants.0.sku": expect.stringMatching(/First/) as string },
    });
    await saved(second, { variants: [{ sku: "X", barcode: "5901234123457" }] });
    await expect(
      save(await create("Third"), { variants: [{ sku: "Y", barcode: "5901234123457" }] }),
    ).rejects.toMatchObject({ fields: { "variants.0.barcode": expect.stringMatching(/Second/) as string } });
  });

  it("gives one SKU to one of those who ask for it at once", async () => {
    for (let round = 0; round < 5; round++) {
      const products = await Promise.all(["a", "b", "c"].map((name) => create(`${name} ${round}`)));
      const answers = await Promise.allSettled(
        products.map((product) => save(product, { variants: [{ sku: `same-${round}` }] })),
      );
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const answer of answers)
        if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "CONFLICT" });
    }
  });

  it("does not take variants from another product", async () => {
    const other = await priced("Other", "O");
    const [theirs] = await variantsOf(other.id);
    await expect(save(await create(), { variants: [{ id: theirs?.id, sku: "MINE" }] })).rejects.toMatchObject(
      { code: "INVALID", fields: { "variants.0.id": expect.any(String) as string } },
    );
  });

  it("keeps something to sell while the product is on sale", async () => {
    const product = await onSale();
    await expect(save(product, { variants: [{ sku: "FREE" }] })).rejects.toMatchObject({
      fields: { variants: expect.stringMatching(/price/) as string },
    });
  });

  it("asks before it takes from sale what carts and orders hold", async () => {
    const product = await onSale();
    const [indigo, white] = await variantsOf(product.id);
    const location = await db.location.create({
      data: { id: newId("location"), code: "LOS", name: "Lagos", country: "NG" },
    });
    for (const variant of [indigo, white])
      await db.stockLevel.create({
        data: { variantId: variant?.id ?? "", locationId: location.id, onHand: 5, reserved: 2 },
      });
    await shopperWith(kit.guest, [[(white?.id ?? "") as never, 1]]);
    const grid = {
      options: [{ name: "Colour", values: ["Indigo"] }],
      variants: [{ ...pair("W")[0], id: indigo?.id }],
    };
    expect(await save(product, grid)).toMatchObject({
      state: "confirm",
      carts: 1,
      reserved: 2,
      message: expect.stringMatching(/1 open cart holds this variant and 2 pieces/) as string,
    });
    expect(await variantsOf(product.id)).toMatchObject([{ status: "active" }, { status: "active" }]);
    expect(await save(product, { ...grid, confirm: true })).toMatchObject({ state: "done" });
    expect(await variantsOf(product.id)).toMatchObject([{ status: "active" }, { status: "archived" }]);
  });

  it("is held to its rules by the database as well", async () => {
    const { id } = await priced();
    const add = (variant: object) =>
      db.variant.create({
        data: { id: newId("variant"), productId: id, sku: newId("variant"), title: "", ...variant },
      });
    await expect(add({ sku: "w-1" })).rejects.toThrow(/sku/);
    await expect(add({ options: { Colour: "White" } })).rejects.toThrow(/options|combination/);
    await expect(add({ sku: " " })).rejects.toThrow(/variant_has_sku/);
    await expect(add({ weightGrams: -1 })).rejects.toThrow(/variant_is_measured/);
    await expect(
      db.variant.createMany({
        data: Array.from({ length: 251 }, (_, place) => ({
          id: newId("variant"),
          productId: id,
          sku: `many-${place}`,
          title: "",
          options: { Colour: String(place) },
        })),
      }),
    ).rejects.toThrow(/more than 250/);
    await expect(db.product.update({ where: { id }, data: { title: " " } })).rejects.toThrow(/has_title/);
    const empty = await create("Empty");
    await expect(db.product.update({ where: { id: empty.id }, data: { status: "active" } })).rejects.toThrow(
      /nothing to sell/,
    );
  });
});
