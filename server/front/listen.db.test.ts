import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { changeCount } from "@/server/platform/changes";
import { createLog } from "@/server/platform/log";
import { addThing } from "@/server/testing/builders";
import { resetDatabase, testDatabaseUrl } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { listenForChanges } from "./listen";
import type { Change } from "./page-store";

const { db, close } = createTestCtx();
beforeEach(resetDatabase);
afterAll(close);

/** What is heard while `act` runs, once the news of its last commit has arrived. */
async function hear(act: () => Promise<unknown>): Promise<Change[]> {
  const heard: Change[] = [];
  const listening = listenForChanges({
    connectionString: testDatabaseUrl(),
    log: createLog("silent"),
    onChange: (change) => heard.push(change),
  });
  await expect.poll(() => heard).toEqual(["everything"]);
  heard.length = 0;
  await act();
  await db.$executeRaw`SELECT pg_notify('oja_shop_changed', 'product end-of-test')`;
  await expect.poll(() => JSON.stringify(heard)).toContain("end-of-test");
  await listening.close();
  return heard.slice(0, -1);
}

const slugOf = async (variantId: string): Promise<string> => {
  const variant = await db.variant.findUniqueOrThrow({
    where: { id: variantId },
    include: { product: true },
  });
  return variant.product.slug;
};

describe("the news of the shop", () => {
  it.each([
    ["a price", (id: string) => db.price.updateMany({ where: { variantId: id }, data: { minor: 123_400n } })],
    ["a title", (id: string) => db.product.updateMany({ data: { title: id } })],
    ["what is for sale", () => db.product.updateMany({ data: { status: "archived" } })],
    ["a variant", (id: string) => db.variant.update({ where: { id }, data: { title: "Blue" } })],
  ])("tells when %s changes, which product and that lists may differ", async (_, change) => {
    const variantId = await addThing(db, { stock: 100 });
    const slug = await slugOf(variantId);
    expect(await hear(() => change(variantId))).toEqual(expect.arrayContaining([{ product: slug }, "lists"]));
  });

  it("tells of stock only when it runs low or comes back", async () => {
    const variantId = await addThing(db, { stock: 100 });
    const slug = await slugOf(variantId);
    const setReserved = (reserved: number) => () => db.stockLevel.updateMany({ data: { reserved } });

    expect(await hear(setReserved(40))).toEqual([]);
    expect(await hear(setReserved(97))).toEqual([{ page: slug }]);
    expect(await hear(setReserved(100))).toEqual(expect.arrayContaining([{ product: slug }, "lists"]));
    expect(await hear(setReserved(40))).toEqual(expect.arrayContaining([{ product: slug }, "lists"]));
  });

  it("tells nothing of what did not become true", async () => {
    await addThing(db, { stock: 100 });
    const undone = () =>
      db.$transaction(async (tx) => {
        await tx.product.updateMany({ data: { title: "Never" } });
        throw new Error("undone");
      });
    expect(await hear(() => undone().catch(() => undefined))).toEqual([]);
  });

  it("says everything once instead of a word for each of very many", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 60; count++) ids.push(await addThing(db, { stock: 100 }));
    const heard = await hear(() =>
      db.price.updateMany({ where: { variantId: { in: ids } }, data: { minor: 5n } }),
    );
    expect(heard).toEqual(["everything"]);
  });

  it("makes this process forget what it counted", async () => {
    const before = changeCount();
    await hear(() => db.category.updateMany({ data: { name: "Cloth and more" } }));
    expect(changeCount()).toBeGreaterThan(before + 1);
  });

  it("lets what was counted be counted once more after a burst of changes", async () => {
    const variantId = await addThing(db, { stock: 100 });
    const heard: Change[] = [];
    const listening = listenForChanges({
      connectionString: testDatabaseUrl(),
      log: createLog("silent"),
      onChange: (change) => heard.push(change),
    });
    await expect.poll(() => heard).toEqual(["everything"]);
    heard.length = 0;
    await db.price.updateMany({ where: { variantId }, data: { minor: 7n } });
    await expect.poll(() => heard).toContain("lists");
    const soon = heard.length;
    await expect.poll(() => heard.length, { timeout: 3_000 }).toBe(soon + 1);
    expect(heard.at(-1)).toBe("lists");
    await listening.close();
  });

  it("takes a lost connection for a change of everything, and listens again", async () => {
    const heard: Change[] = [];
    const listening = listenForChanges({
      connectionString: testDatabaseUrl(),
      log: createLog("silent"),
      onChange: (change) => heard.push(change),
    });
    await expect.poll(() => heard).toEqual(["everything"]);
    await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'oja front' AND datname = current_database()`;
    await expect.poll(() => heard, { timeout: 5_000 }).toEqual(["everything", "everything"]);
    await listening.close();
  });
});
