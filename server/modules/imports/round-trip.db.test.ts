import { describe, expect, it } from "vitest";
import { addThing } from "@/server/testing/builders";
import { everything, FILE, kit, run, staff, textOf } from "@/server/testing/import-desk";
import { exportFile } from "./service/export-file";

describe("export and import", () => {
  it("are each other's opposite, whatever the words", async () => {
    await run("catalog", FILE);
    await addThing(kit.db, { title: "=SUM(A1)", stock: 3, abroad: 2 });
    await addThing(kit.db, { title: "'-quoted", usd: null, status: "archived", stock: 0 });
    const [odd] = await kit.db.product.findMany({ where: { title: "=SUM(A1)" } });
    await kit.db.product.update({
      where: { id: odd?.id ?? "" },
      data: {
        description: 'Ọ̀yọ́, "quoted"\nand a second line; with a semicolon',
        summary: "-5 is not -5%",
        seoTitle: "-5",
        tags: ["a, b", String.raw`back\slash`, "@home"],
        attributes: [{ name: "Made in", value: "+Lagos" }],
      },
    });
    await kit.db.attributeDefinition.create({
      data: { key: "washable", label: "Washable", type: "boolean" },
    });
    await kit.db.productAttribute.create({
      data: { productId: odd?.id ?? "", key: "washable", type: "boolean", flag: false, position: 1 },
    });
    const before = await everything();
    for (const kind of ["catalog", "prices", "stock"] as const) {
      const file = await textOf(exportFile(staff, kind));
      const view = await run(kind, file);
      expect(view).toMatchObject({ state: "done", problems: 0 });
      expect(view.done).toMatchObject({
        productsMade: 0,
        productsChanged: 0,
        variantsChanged: 0,
        pricesChanged: 0,
        stockChanged: 0,
      });
      expect(await everything()).toEqual(before);
      expect(await textOf(exportFile(staff, kind))).toBe(file);
    }
  });

  it("export is logged, and shows stock only to those who may see it", async () => {
    const concierge = await kit.staff("concierge");
    await expect(exportFile(concierge, "stock")).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await textOf(exportFile(concierge, "catalog"))).not.toContain("stock:LAG");
    expect(await kit.told()).toEqual(["imports.file-exported"]);
  });
});

describe("prices and stock in a file", () => {
  it("sets prices by SKU, and raises the product's version once", async () => {
    await run("catalog", FILE);
    const view = await run(
      "prices",
      "sku;price NGN;compare-at NGN\niw-s;8000;\nIW-L;8500,50;9000\nnone;5;\nPC-1;9;5\n",
    );
    expect(view.done).toMatchObject({ pricesChanged: 2, productsChanged: 1 });
    expect(view.rows.map(({ row, column }) => [row, column])).toEqual([
      [4, "sku"],
      [5, "price NGN"],
    ]);
    const prices = await kit.db.price.findMany({ where: { currency: "NGN" }, orderBy: { minor: "asc" } });
    expect(prices.map(({ minor, compareAtMinor }) => [minor, compareAtMinor])).toEqual([
      [300_000n, null],
      [800_000n, null],
      [850_050n, 900_000n],
    ]);
    expect(await kit.db.product.findUniqueOrThrow({ where: { slug: "indigo-wrap" } })).toMatchObject({
      version: 2,
    });
  });

  it("counts stock, keeps its ledger, and never counts away what orders wait for", async () => {
    await run("catalog", FILE);
    const variant = await kit.db.variant.findUniqueOrThrow({ where: { sku: "PC-1" } });
    await kit.db.stockLevel.updateMany({ where: { variantId: variant.id }, data: { reserved: 3 } });
    const view = await run("stock", "sku\tstock:LAG\tstock:LON\nPC-1\t2\t7\nIW-S\t\t-1\n");
    expect(view.rows.map(({ row, column, words }) => [row, column, words])).toEqual([
      [2, "stock:LAG", "3 of these are put aside for orders: there cannot be fewer"],
      [3, "stock:LON", "This is not a whole number from 0 up"],
    ]);
    const levels = await kit.db.stockLevel.findMany({
      where: { variantId: variant.id },
      orderBy: { locationId: "asc" },
    });
    expect(levels.map(({ onHand }) => onHand)).toEqual([12, 7]);
  });
});
