import { describe, expect, it } from "vitest";
import { findDisagreements } from "@/server/modules/inventory/service";
import { addThing } from "@/server/testing/builders";
import {
  ADIRE,
  check,
  everything,
  FILE,
  HEAD,
  kit,
  run,
  staff,
  textOf,
  work,
} from "@/server/testing/import-desk";
import { runImport } from "./service/decide-import";
import { writeProblems } from "./service/write-problems";

describe("a catalogue in a file", () => {
  it("is checked first, which writes nothing", async () => {
    const before = await everything();
    const view = await check("catalog", FILE);
    expect(view).toMatchObject({
      state: "checked",
      problems: 0,
      rowsTotal: 3,
      found: { productsMade: 2, variantsMade: 3, pricesChanged: 4, stockChanged: 2, stockSame: 1 },
    });
    expect(await everything()).toEqual(before);
  });

  it("then makes products, variants, prices and stock", async () => {
    const view = await run("catalog", FILE);
    expect(view).toMatchObject({
      state: "done",
      done: { productsMade: 2, variantsMade: 3, stockChanged: 2 },
    });
    const wrap = await kit.db.product.findUniqueOrThrow({
      where: { slug: "indigo-wrap" },
      include: { variants: { include: { prices: true }, orderBy: { position: "asc" } } },
    });
    expect(wrap).toMatchObject({ status: "active", categoryId: ADIRE, tags: ["hand-dyed", "cotton"] });
    expect(wrap.options).toEqual([{ name: "Size", values: ["Small", "Large"] }]);
    expect(wrap.publishedAt).not.toBeNull();
    expect(wrap.variants.map(({ sku, title }) => [sku, title])).toEqual([
      ["IW-S", "Small"],
      ["IW-L", "Large"],
    ]);
    expect(wrap.variants[0]?.prices).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ currency: "NGN", minor: 750_000n, compareAtMinor: 900_000n }),
        expect.objectContaining({ currency: "USD", minor: 1_250n, compareAtMinor: null }),
      ]),
    );
    expect(await findDisagreements(kit.system)).toEqual([]);
    expect(await kit.db.stockMovement.findMany({ select: { kind: true, onHandDelta: true } })).toEqual(
      expect.arrayContaining([
        { kind: "count", onHandDelta: 4 },
        { kind: "count", onHandDelta: 12 },
      ]),
    );
  });

  it("changes nothing the second time", async () => {
    await run("catalog", FILE);
    const before = await everything();
    const again = await run("catalog", FILE);
    expect(again.done).toMatchObject({
      productsMade: 0,
      productsChanged: 0,
      productsSame: 2,
      pricesChanged: 0,
      stockChanged: 0,
    });
    expect(await everything()).toEqual(before);
  });

  it("leaves what it does not speak of, and tells whoever has the product open", async () => {
    await run("catalog", FILE);
    const view = await run("catalog", "handle,sku,weight grams\nindigo-wrap,iw-l,999\n");
    expect(view.done).toMatchObject({ productsChanged: 1, variantsChanged: 1, pricesChanged: 0 });
    const wrap = await kit.db.product.findUniqueOrThrow({
      where: { slug: "indigo-wrap" },
      include: { variants: true },
    });
    expect(wrap).toMatchObject({
      title: "Indigo wrap",
      status: "active",
      version: 2,
      updatedBy: `staff:${staff.actor.id}`,
    });
    expect(wrap.variants.find(({ sku }) => sku === "iw-l")).toMatchObject({
      weightGrams: 999,
      options: { Size: "Large" },
    });
    expect(wrap.variants).toHaveLength(2);
  });

  it("leaves a product with a bad row alone as a whole, and hands the rows back to be mended", async () => {
    const file = `${HEAD}
good,Good,textiles,,active,,,G-1,,1,100,,,
two,Two,textiles,,active,Size,S,T-1,,1,100,,,
two,,,,,,M,T-2,,one,=cheap,,,
lost,,nowhere,,draft,,,L-1,,1,100,,,
nothing,Nothing to sell,textiles,,active,,,N-1,,1,,,,
`;
    const view = await check("catalog", file);
    expect(view.rows.map(({ row, column }) => [row, column])).toEqual([
      [4, "price NGN"],
      [4, "weight grams"],
      [5, "category"],
      [5, "title"],
      [6, "status"],
    ]);
    expect(view.rows[0]?.given).toBe("=cheap");
    expect(view.found).toMatchObject({ productsMade: 1, productsLeft: 3 });
    await runImport(staff, view.id);
    await work(view.id);
    expect((await kit.db.product.findMany()).map(({ slug }) => slug)).toEqual(["good"]);
    const mend = await textOf(writeProblems(staff, view.id));
    expect(mend.split("\r\n").map((line) => line.split(",")[0])).toEqual([
      "\uFEFFhandle",
      "two",
      "two",
      "lost",
      "nothing",
      "",
    ]);
    expect(mend).toContain("'=cheap");
    const mended = mend
      .replace("'=cheap", "200")
      .replace(",one,", ",5,")
      .replace("lost,,nowhere", "lost,Lost,adire")
      .replace("N-1,,1,,", "N-1,,1,700,");
    expect(await run("catalog", mended)).toMatchObject({
      problems: 0,
      done: { productsMade: 3, productsLeft: 0 },
    });
  });

  it.each([
    [
      "SKUs that come twice",
      "a,A,textiles,S-1\nb,B,textiles,s-1\n",
      [3, "sku", "Row 2 has the SKU s-1 already"],
    ],
    [
      "products that stand apart",
      "a,A,textiles,S-1\nb,B,textiles,S-2\na,,,S-3\n",
      [4, "handle", "The rows of one product stand together. a began in row 2"],
    ],
    [
      "a handle that is none",
      "A b,A,textiles,S-1\n",
      [2, "handle", "Use small letters, digits and dashes, such as indigo-adire-wrap"],
    ],
    ["a missing SKU", "a,A,textiles,,5\n", [2, "sku", "Every variant needs a SKU"]],
    [
      "two products in one row",
      "a,A,textiles,S-1\na,B,,S-2\n",
      [3, "title", "Row 2 says otherwise. Say it there, and leave this empty"],
    ],
    [
      "two variants without options",
      "a,A,textiles,S-1\na,,,S-2\n",
      [3, "option1 value", "Without options there can be one variant only"],
    ],
  ])("names %s", async (_, rows, [row, column, words]) => {
    const view = await check("catalog", `handle,title,category,sku,price NGN\n${rows}`);
    expect(view.rows).toContainEqual(expect.objectContaining({ row, column, words }));
  });

  it("names a SKU that another product has", async () => {
    await addThing(kit.db);
    const { sku } = await kit.db.variant.findFirstOrThrow();
    const view = await check(
      "catalog",
      `handle,title,category,sku\nnew-one,New,textiles,${sku.toLowerCase()}\n`,
    );
    expect(view.rows[0]).toMatchObject({
      column: "sku",
      words: `Adire cloth has the SKU ${sku.toLowerCase()} already`,
    });
  });

  it("keeps a script in a title as the words it is", async () => {
    const title = "<script>alert(1)</script>";
    await run("catalog", `handle,title,category,sku\nx,${title},textiles,X-1\n`);
    expect(await kit.db.product.findFirstOrThrow()).toMatchObject({ title });
  });

  it("is understood as Shopify writes it", async () => {
    const file = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Price,Image Src,Status
tee,Tee,Soft,Acme,Adire,"a, b",true,Title,Default Title,TEE-1,180.0,25.00,http://x/y.jpg,active
tee,,,,,,,,,,,,http://x/z.jpg,
`;
    const view = await run("catalog", file);
    expect(view.columns.filter(({ target }) => target === "").map(({ name }) => name)).toEqual([
      "Vendor",
      "Published",
      "Image Src",
    ]);
    expect(view).toMatchObject({ problems: 0, done: { productsMade: 1, variantsMade: 1 } });
    const tee = await kit.db.product.findFirstOrThrow({ include: { variants: true } });
    expect(tee).toMatchObject({ title: "Tee", description: "Soft", categoryId: ADIRE, options: [] });
    expect(tee.variants[0]).toMatchObject({ title: "", weightGrams: 180 });
  });
});
