import { afterAll, expect, it } from "vitest";
import { newId } from "@/server/platform/id";
import { createTestCtx } from "@/server/testing/kit";
import { checkImport, mapImport, runImport } from "./service/decide-import";
import { readImport } from "./service/read-imports";
import { finishFile, startImport } from "./service/start-import";
import { workImport } from "./service/work-import";

/** `OJA_ROWS=50000 npx vitest run server/modules/imports/volume.db.test.ts` measures a large file; a small one is part of every run. */
const ROWS = Number(process.env["OJA_ROWS"] ?? 2_000);
const PER_PRODUCT = 5;

const kit = createTestCtx();
afterAll(kit.close);

function* rowsOf(count: number): Generator<string> {
  yield "handle,title,category,description,tags,status,option1 name,option1 value,sku,weight grams,price NGN,price USD,stock:LAG\n";
  const words = "Handwoven by people who sign their work. ".repeat(6);
  for (let n = 0; n < count; n++) {
    const product = Math.floor(n / PER_PRODUCT);
    const isFirst = n % PER_PRODUCT === 0;
    const own = isFirst ? `Cloth ${product},textiles,"${words}","handmade, cotton",active,Size` : ",,,,,";
    yield `cloth-${product},${own},Size ${n % PER_PRODUCT},C-${product}-${n % PER_PRODUCT},250,${7_000 + n}.50,12.00,${n % 40}\n`;
  }
}

it(`takes ${ROWS} rows in little memory, and finds nothing to do the second time`, {
  timeout: 900_000,
}, async () => {
  await kit.db.category.create({ data: { id: newId("category"), slug: "textiles", name: "Textiles" } });
  await kit.db.location.create({
    data: { id: newId("location"), code: "LAG", name: "Lagos", country: "NG" },
  });
  const staff = await kit.staff("admin");
  const file = new TextEncoder().encode([...rowsOf(ROWS)].join(""));
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const times: string[] = [];
  const timed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const began = performance.now();
    await work();
    times.push(`${name} ${((performance.now() - began) / 1_000).toFixed(1)} s`);
  };

  for (const round of ["first", "second"]) {
    const { id } = await startImport(staff, { kind: "catalog", fileName: "large.csv", bytes: file.length });
    await staff.storage.put(`imports/${id}`, file);
    const look = () => readImport(staff, { id, after: 0 });
    const untilDone = async (): Promise<void> => {
      do await workImport(kit.system, id, () => Promise.resolve(staff));
      while (["checking", "running"].includes((await look()).state));
    };
    await timed(`${round} read`, () => finishFile(staff, id));
    await mapImport(staff, { id, mapping: (await look()).columns.map(({ target }) => target) });
    await checkImport(staff, id);
    await timed(`${round} check`, untilDone);
    await runImport(staff, id);
    await timed(`${round} write`, untilDone);
    const view = await look();
    expect(view).toMatchObject({ state: "done", problems: 0, rowsTotal: ROWS });
    expect(view.done).toMatchObject(
      round === "first"
        ? { productsMade: ROWS / PER_PRODUCT, variantsMade: ROWS, pricesChanged: ROWS * 2 }
        : { productsMade: 0, productsChanged: 0, variantsChanged: 0, pricesChanged: 0, stockChanged: 0 },
    );
  }
  clearInterval(watch);
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
  if (process.env["OJA_ROWS"])
    process.stdout.write(
      `${ROWS} rows, ${megabytes(file.length)}: ${times.join(", ")}; memory ${megabytes(before)} before, ${megabytes(peak)} at most\n`,
    );
  expect(await kit.db.variant.count()).toBe(ROWS);
  // The file is 50 MB at most, and a chunk is 250 rows: memory does not follow the number of rows.
  expect(peak - before).toBeLessThan(400 * 1024 * 1024);
});
