import { describe, expect, it } from "vitest";
import { create, db, kit, onSale, staff, update } from "@/server/testing/product-desk";
import { readProduct } from "../service";
import { defineAttribute } from "./define-attribute";

describe("typed attributes", () => {
  const define = (
    definition: Partial<Parameters<typeof defineAttribute>[1]> & { key: string; label: string },
  ) =>
    defineAttribute(staff, {
      type: "text",
      unit: null,
      choices: [],
      isFilterable: false,
      position: 0,
      ...definition,
    });

  it("are kept by type and read as words by shoppers", async () => {
    await define({ key: "width", label: "Width", type: "measure", unit: "cm" });
    await define({ key: "cloth", label: "Cloth", type: "choice", choices: ["Cotton", "Silk"] });
    await define({ key: "washable", label: "Machine washable", type: "boolean" });
    await define({ key: "town", label: "Made in" });
    const product = await onSale();
    const attributes = [
      { key: "width", value: "120.50" },
      { key: "town", value: "Abeokuta" },
      { key: "cloth", value: "Cotton" },
      { key: "washable", value: false },
    ];
    const changed = await update(product, { attributes });
    const view = await readProduct(kit.guest, { slug: product.slug, currency: "NGN" });
    expect(view.attributes).toEqual([
      { name: "Width", value: "120.5 cm" },
      { name: "Made in", value: "Abeokuta" },
      { name: "Cloth", value: "Cotton" },
      { name: "Machine washable", value: "No" },
    ]);
    expect(await db.productAttribute.count({ where: { productId: product.id } })).toBe(4);
    expect((await update(changed, { attributes })).version).toBe(changed.version);
    await update(changed, { attributes: [] });
    expect(await db.productAttribute.count()).toBe(0);
  });

  it("of a wrong type are refused by the service and by the database", async () => {
    await define({ key: "width", label: "Width", type: "measure", unit: "cm" });
    await define({ key: "cloth", label: "Cloth", type: "choice", choices: ["Cotton"] });
    const product = await create();
    await expect(update(product, { attributes: [{ key: "width", value: "wide" }] })).rejects.toMatchObject({
      fields: { "attributes.0": expect.stringMatching(/cm/) as string },
    });
    const row = { productId: product.id, position: 0 };
    await expect(
      db.productAttribute.create({ data: { ...row, key: "width", type: "measure", words: "wide" } }),
    ).rejects.toThrow(/fits_its_type/);
    await expect(
      db.productAttribute.create({ data: { ...row, key: "width", type: "text", words: "wide" } }),
    ).rejects.toThrow();
    await expect(
      db.productAttribute.create({ data: { ...row, key: "cloth", type: "choice", words: "Nylon" } }),
    ).rejects.toThrow(/no choice/);
  });

  it("follow words that are written straight onto a product, as text", async () => {
    const { id } = await create();
    const write = (attributes: { name: string; value: string }[]) =>
      db.product.update({ where: { id }, data: { attributes } });
    await write([
      { name: "Made in", value: "Ìbàdàn" },
      { name: "Made of", value: "Cotton" },
    ]);
    await write([{ name: "Made in", value: "Osogbo" }]);
    expect(await db.attributeDefinition.findMany({ orderBy: { key: "asc" } })).toMatchObject([
      { key: "made-in", label: "Made in", type: "text" },
      { key: "made-of", label: "Made of", type: "text" },
    ]);
    expect(await db.productAttribute.findMany()).toMatchObject([{ key: "made-in", words: "Osogbo" }]);
    await write([]);
    expect(await db.productAttribute.count()).toBe(0);
  });

  it("keep their type and the choices that products made", async () => {
    await define({ key: "cloth", label: "Cloth", type: "choice", choices: ["Cotton", "Silk"] });
    await update(await create(), { attributes: [{ key: "cloth", value: "Silk" }] });
    await define({
      key: "cloth",
      label: "Cloth",
      type: "choice",
      choices: ["Silk", "Linen"],
      isFilterable: true,
    });
    await expect(define({ key: "cloth", label: "Cloth" })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { type: expect.stringMatching(/1 product has/) as string },
    });
    await expect(
      define({ key: "cloth", label: "Cloth", type: "choice", choices: ["Linen"] }),
    ).rejects.toThrow(/Silk/);
    await expect(define({ key: "other", label: "cloth" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(define({ key: "m", label: "M", type: "measure" })).rejects.toMatchObject({
      code: "INVALID",
    });
  });
});
