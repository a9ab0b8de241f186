import { describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import { check, FILE, kit, look, run, send, staff, work } from "@/server/testing/import-desk";
import { checkImport, mapImport, resumeImports, runImport, WORK_TASK } from "./service/decide-import";
import { startImport } from "./service/start-import";
import { cancelImport } from "./service/stop-import";
import { workImport } from "./service/work-import";

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
