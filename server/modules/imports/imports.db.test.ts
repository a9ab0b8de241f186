import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Ctx } from "@/server/context";
import { findDisagreements } from "@/server/modules/inventory/service";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import type { ImportRunId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import type { ImportKind, ImportView } from "./contract";
import { checkImport, mapImport, resumeImports, runImport, WORK_TASK } from "./service/decide-import";
import { exportFile } from "./service/export-file";
import { readImport } from "./service/read-imports";
import { receiveFile } from "./service/receive-file";
import { finishFile, startImport } from "./service/start-import";
import { cancelImport } from "./service/stop-import";
import { workImport } from "./service/work-import";
import { writeProblems } from "./service/write-problems";

// Others may be using the processor.
vi.setConfig({ testTimeout: 30_000 });

const kit = createTestCtx();
const TEXTILES = newId("category");
const ADIRE = newId("category");
let staff: Ctx<Staff>;
beforeEach(async () => {
  await resetDatabase();
  staff = await kit.staff("admin");
  const places = [
    { id: TEXTILES, slug: "textiles", name: "Textiles", parentId: null },
    { id: ADIRE, slug: "adire", name: "Adire", parentId: TEXTILES },
  ];
  await kit.db.category.createMany({ data: places });
  await kit.db.location.createMany({
    data: [
      { id: "loc_1", code: "LAG", name: "Lagos", country: "NG" },
      { id: "loc_2", code: "LON", name: "London", country: "GB", position: 1 },
    ],
  });
});
afterAll(kit.close);

async function send(kind: ImportKind, content: string | Uint8Array): Promise<ImportRunId> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const started = await startImport(staff, { kind, fileName: "file.csv", bytes: bytes.length });
  const token = started.uploadUrl.split("/").at(-1) ?? "";
  const body = (async function* () {
    yield bytes;
  })();
  const headers = new Headers(started.headers);
  expect(await receiveFile(kit.system, token, { headers, body })).toBe("taken");
  await finishFile(staff, started.id);
  return started.id;
}

const look = (id: ImportRunId): Promise<ImportView> => readImport(staff, { id, after: 0 });

async function work(id: ImportRunId): Promise<ImportView> {
  for (let jobs = 0; jobs < 50; jobs++) {
    await workImport(kit.system, id, () => Promise.resolve(staff));
    const view = await look(id);
    if (view.state !== "checking" && view.state !== "running") return view;
  }
  throw new Error("It never ends");
}

async function check(kind: ImportKind, content: string | Uint8Array): Promise<ImportView> {
  const id = await send(kind, content);
  const { columns } = await look(id);
  await mapImport(staff, { id, mapping: columns.map(({ target }) => target) });
  await checkImport(staff, id);
  return work(id);
}

async function run(kind: ImportKind, content: string | Uint8Array): Promise<ImportView> {
  const { id } = await check(kind, content);
  await runImport(staff, id);
  return work(id);
}

async function textOf(file: Promise<{ text: AsyncIterable<string> }>): Promise<string> {
  let text = "";
  for await (const part of (await file).text) text += part;
  return text;
}

/** All that a catalogue is, as the database has it. */
async function everything(): Promise<unknown> {
  const { db } = kit;
  return {
    products: await db.product.findMany({ orderBy: { id: "asc" } }),
    variants: await db.variant.findMany({ orderBy: { id: "asc" } }),
    prices: await db.price.findMany({ orderBy: [{ variantId: "asc" }, { currency: "asc" }] }),
    ranges: await db.productPrice.findMany({ orderBy: [{ productId: "asc" }, { currency: "asc" }] }),
    values: await db.productAttribute.findMany({ orderBy: [{ productId: "asc" }, { key: "asc" }] }),
    definitions: await db.attributeDefinition.findMany({ orderBy: { key: "asc" } }),
    addresses: await db.productAddress.findMany({ orderBy: { slug: "asc" } }),
    levels: await db.stockLevel.findMany({ orderBy: [{ variantId: "asc" }, { locationId: "asc" }] }),
    movements: await db.stockMovement.findMany({ orderBy: { id: "asc" } }),
  };
}

const HEAD =
  "handle,title,category,tags,status,option1 name,option1 value,sku,barcode,weight grams,price NGN,compare-at NGN,price USD,stock:LAG";
const FILE = `${HEAD}
indigo-wrap,Indigo wrap,Textiles > Adire,"hand-dyed, cotton",active,Size,Small,IW-S,,250,"7,500.00",9000,12.50,4
indigo-wrap,,,,,,Large,IW-L,,300,8500,,,0
plain-cloth,Plain cloth,textiles,,draft,,,PC-1,12345,100,₦3000,,,12
`;

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

/** Staff whose transactions fail when told so. */
const failing = (why: () => string | false): Ctx<Staff> => ({
  ...staff,
  db: new Proxy(staff.db, {
    get(target, key) {
      const reason = key === "$transaction" && why();
      if (reason) throw new Error(reason);
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  }),
});

describe("a run", () => {
  const many = (count: number): string =>
    `handle,title,category,sku,price NGN\n${Array.from({ length: count }, (_, n) => `thing-${n},Thing ${n},textiles,T-${n},${n + 1}`).join("\n")}\n`;

  it("goes on after its last chunk when its worker is killed, and does nothing twice", async () => {
    const view = await check("catalog", many(1_000));
    await runImport(staff, view.id);
    let chunks = 0;
    const mortal = failing(() => ++chunks > 2 && "killed");
    await expect(workImport(kit.system, view.id, () => Promise.resolve(mortal))).rejects.toThrow("killed");
    expect(await look(view.id)).toMatchObject({ state: "running", rowsDone: 500 });
    expect(await kit.db.product.count()).toBe(500);
    kit.clock.advance(120_000);
    expect(await resumeImports(kit.system, 10)).toBe(1);
    // Two workers at once: each chunk is one's.
    await Promise.all([work(view.id), work(view.id)]);
    expect(await look(view.id)).toMatchObject({ state: "done", done: { productsMade: 1_000 } });
    expect(await kit.db.product.count()).toBe(1_000);
    expect((await kit.told()).filter((topic) => topic === "imports.rows-written")).toHaveLength(4);
    expect((await kit.told()).filter((topic) => topic === "imports.run-finished")).toHaveLength(1);
  });

  it("can be cancelled: what was written stays, and nothing more is", async () => {
    const view = await check("catalog", many(300));
    await runImport(staff, view.id);
    await cancelImport(staff, view.id);
    expect(await work(view.id)).toMatchObject({ state: "cancelled", rowsDone: 0 });
    expect(await kit.db.product.count()).toBe(0);
    await expect(runImport(staff, view.id)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(cancelImport(staff, view.id)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("stops when whoever began it may not do it any more", async () => {
    const id = (await check("catalog", FILE)).id;
    await runImport(staff, id);
    await workImport(kit.system, id, () => Promise.resolve(null));
    expect(await look(id)).toMatchObject({
      state: "failed",
      reason: "Whoever began this may not do it any more.",
    });
  });

  it("takes every other product when the database refuses one of a chunk", async () => {
    const rows = ["a", "b", "c"].map((name) => `${name},${name},textiles,${name}-1`).join("\n");
    const view = await check("catalog", `handle,title,category,sku\n${rows}\n`);
    await runImport(staff, view.id);
    let call = 0;
    // The whole chunk, then the second product by itself.
    const unlucky = failing(() => [1, 3].includes(++call) && "23505: unique constraint");
    await workImport(kit.system, view.id, () => Promise.resolve(unlucky));
    expect(await look(view.id)).toMatchObject({
      state: "done",
      rows: [{ row: 3, words: expect.stringContaining("The shop refused this product") as string }],
      done: { productsMade: 2, productsLeft: 1 },
    });
    expect((await kit.db.product.findMany({ orderBy: { slug: "asc" } })).map(({ slug }) => slug)).toEqual([
      "a",
      "c",
    ]);
  });

  it("refuses a mapping that cannot be", async () => {
    const id = await send("catalog", FILE);
    const mapping = (await look(id)).columns.map(({ target }) => target);
    const refusal = (next: string[]) => mapImport(staff, { id, mapping: next });
    await expect(refusal(mapping.with(0, ""))).rejects.toThrow(/which column is the handle/);
    await expect(refusal(mapping.with(0, "sku"))).rejects.toThrow(/Two columns are said to be sku/);
    await expect(refusal(mapping.with(0, "price EUR"))).rejects.toThrow(/no such thing/);
    await expect(refusal([])).rejects.toMatchObject({ code: "INVALID" });
    await expect(checkImport(staff, id)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await kit.jobs(WORK_TASK)).toEqual([]);
  });

  it("is for those who may", async () => {
    const support = await kit.staff("support");
    await expect(startImport(support, { kind: "stock", fileName: "x", bytes: 5 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a file that cannot be read", () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  it.each([
    ["a zip", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), /zip file or a workbook/],
    ["bytes that are no text", new Uint8Array([1, 0, 2, 0]), /not a text file/],
    ["a million columns", utf8(`handle,sku${",x".repeat(1_000_000)}\na,b\n`), /more than 300 columns/],
    [
      "a row with a million cells",
      utf8(`handle,sku\na${",".repeat(1_000_000)}\n`),
      /Row 2 has more than 300 columns/,
    ],
    ["a cell without an end", utf8(`handle,sku\n"${"x".repeat(20_000_000)}`), /Row 2 has no end/],
    ["a quotation mark left open", utf8('handle,sku\na,"b\n'), /not closed/],
    [
      "a quotation mark in the wrong place",
      utf8('handle,sku\na,A-1\nb,5" pipe"s\n'),
      /Row 3 has a quotation mark/,
    ],
    ["no row", utf8("handle,sku\n"), /no row below the head/],
    ["no head", utf8("1,2\n3,4\n"), /names no column/],
    ["too many rows", utf8(`handle,sku\n${"a,b\n".repeat(200_001)}`), /at most 200,000 rows/],
  ])("%s is refused in words", async (_, bytes, words) => {
    await expect(send("catalog", bytes)).rejects.toThrow(words);
    const run = await kit.db.importRun.findFirstOrThrow();
    expect(run.state).toBe("failed");
    expect(run.reason).toMatch(words);
  });

  it.each([
    ["UTF-16", (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le")), "Ọ̀yọ́ café"],
    ["Windows-1252", (text: string) => new Uint8Array(Buffer.from(text, "latin1")), "Café Lagos"],
    ["UTF-8 with its mark", (text: string) => utf8(`\uFEFF${text}`), "Ọ̀yọ́ café"],
  ])("%s is understood", async (_, encode, title) => {
    await run("catalog", encode(`handle;title;category;sku\na;${title};textiles;A-1\n`));
    expect(await kit.db.product.findFirstOrThrow()).toMatchObject({ title });
  });
});
