import { afterAll, beforeEach, expect, vi } from "vitest";
import type { Ctx } from "@/server/context";
import type { ImportKind, ImportView } from "@/server/modules/imports/contract";
import { checkImport, mapImport, runImport } from "@/server/modules/imports/service/decide-import";
import { readImport } from "@/server/modules/imports/service/read-imports";
import { receiveFile } from "@/server/modules/imports/service/receive-file";
import { finishFile, startImport } from "@/server/modules/imports/service/start-import";
import { workImport } from "@/server/modules/imports/service/work-import";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import type { ImportRunId } from "@/server/shared/id";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";

/** A desk to which files are brought, in the worker's own database, emptied before each test. */
// Others may be using the processor.
vi.setConfig({ testTimeout: 30_000 });

export const kit = createTestCtx();
export const TEXTILES = newId("category");
export const ADIRE = newId("category");
export let staff: Ctx<Staff>;
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

export async function send(kind: ImportKind, content: string | Uint8Array): Promise<ImportRunId> {
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

export const look = (id: ImportRunId): Promise<ImportView> => readImport(staff, { id, after: 0 });

export async function work(id: ImportRunId): Promise<ImportView> {
  for (let jobs = 0; jobs < 50; jobs++) {
    await workImport(kit.system, id, () => Promise.resolve(staff));
    const view = await look(id);
    if (view.state !== "checking" && view.state !== "running") return view;
  }
  throw new Error("It never ends");
}

export async function check(kind: ImportKind, content: string | Uint8Array): Promise<ImportView> {
  const id = await send(kind, content);
  const { columns } = await look(id);
  await mapImport(staff, { id, mapping: columns.map(({ target }) => target) });
  await checkImport(staff, id);
  return work(id);
}

export async function run(kind: ImportKind, content: string | Uint8Array): Promise<ImportView> {
  const { id } = await check(kind, content);
  await runImport(staff, id);
  return work(id);
}

export async function textOf(file: Promise<{ text: AsyncIterable<string> }>): Promise<string> {
  let text = "";
  for await (const part of (await file).text) text += part;
  return text;
}

/** All that a catalogue is, as the database has it. */
export async function everything(): Promise<unknown> {
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

export const HEAD =
  "handle,title,category,tags,status,option1 name,option1 value,sku,barcode,weight grams,price NGN,compare-at NGN,price USD,stock:LAG";
export const FILE = `${HEAD}
indigo-wrap,Indigo wrap,Textiles > Adire,"hand-dyed, cotton",active,Size,Small,IW-S,,250,"7,500.00",9000,12.50,4
indigo-wrap,,,,,,Large,IW-L,,300,8500,,,0
plain-cloth,Plain cloth,textiles,,draft,,,PC-1,12345,100,₦3000,,,12
`;
