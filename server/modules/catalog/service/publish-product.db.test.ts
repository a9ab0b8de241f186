import { describe, expect, it } from "vitest";
import { shopperWith } from "@/server/testing/builders";
import {
  changeOf,
  create,
  db,
  edit,
  kit,
  naira,
  onSale,
  priced,
  saved,
  staff,
  type Target,
  variantsOf,
} from "@/server/testing/product-desk";
import { archiveProduct, publishProduct, restoreProduct, unpublishProduct } from "./move-product";
import { publishDue } from "./publish-due";
import { scheduleProduct } from "./schedule-product";

describe("on sale and off it", () => {
  it("publishes what can be bought, once, and remembers the first day", async () => {
    const draft = await create();
    await expect(publishProduct(staff, edit(draft))).rejects.toMatchObject({
      code: "INVALID",
      fields: { variants: expect.any(String) as string },
    });
    const product = await publishProduct(
      staff,
      edit(await saved(draft, { variants: [{ sku: "A", prices: [naira(1n)] }] })),
    );
    expect(product.status).toBe("active");
    await expect(publishProduct(staff, edit(product))).rejects.toMatchObject({ code: "CONFLICT" });
    const { publishedAt } = await db.product.findUniqueOrThrow({ where: { id: product.id } });
    kit.clock.advance(60_000);
    const off = await unpublishProduct(staff, { ...edit(product), confirm: false });
    if (off.state !== "done") throw new Error(off.message);
    const again = await publishProduct(staff, edit(off.product));
    expect((await db.product.findUniqueOrThrow({ where: { id: again.id } })).publishedAt).toEqual(
      publishedAt,
    );
  });

  it("asks before it unpublishes what is in open carts", async () => {
    const product = await onSale();
    const [variant] = await variantsOf(product.id);
    for (const _ of [1, 2]) await shopperWith(kit.guest, [[(variant?.id ?? "") as never, 1]]);
    const target = { ...edit(product), reason: "Recall" };
    expect(await unpublishProduct(staff, { ...target, confirm: false })).toMatchObject({
      state: "confirm",
      carts: 2,
      reserved: 0,
    });
    expect(await unpublishProduct(staff, { ...target, confirm: true })).toMatchObject({
      state: "done",
      product: { status: "draft" },
    });
    expect(await changeOf("catalog.product-unpublished", product.id)).toMatchObject({
      before: { status: "active" },
      after: { status: "draft" },
      reason: "Recall",
    });
  });

  it("archives and restores as a draft", async () => {
    const archived = await archiveProduct(staff, { ...edit(await onSale()), confirm: false });
    if (archived.state !== "done") throw new Error(archived.message);
    await expect(publishProduct(staff, edit(archived.product))).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await restoreProduct(staff, edit(archived.product))).toMatchObject({ status: "draft" });
  });
});

describe("a plan", () => {
  const at = (minutes: number) => new Date(kit.clock.now().getTime() + minutes * 60_000);
  const plan = (target: Target, publishAt: Date | null, unpublishAt: Date | null = null) =>
    scheduleProduct(staff, { ...edit(target), publishAt, unpublishAt });
  const statusOf = async (id: string) => (await db.product.findUniqueOrThrow({ where: { id } })).status;

  it("is refused when it ends before it starts, has passed, or has nothing to sell", async () => {
    const product = await priced();
    await expect(plan(product, at(10), at(5))).rejects.toMatchObject({
      fields: { unpublishAt: expect.any(String) as string },
    });
    await expect(plan(product, at(-1))).rejects.toMatchObject({
      fields: { publishAt: expect.any(String) as string },
    });
    await expect(plan(product, null, at(5))).rejects.toMatchObject({
      fields: { publishAt: expect.any(String) as string },
    });
    await expect(plan(await create("Empty"), at(5))).rejects.toMatchObject({
      fields: { publishAt: expect.any(String) as string },
    });
    await expect(
      db.product.update({ where: { id: product.id }, data: { publishAt: at(5), unpublishAt: at(5) } }),
    ).rejects.toThrow(/ends_after/);
  });

  it("is carried out when its hour comes, both ways", async () => {
    const product = await priced();
    await plan(product, at(10), at(20));
    expect(await publishDue(kit.system, 10)).toBe(0);
    kit.clock.advance(10 * 60_000);
    expect(await publishDue(kit.system, 10)).toBe(1);
    expect(await statusOf(product.id)).toBe("active");
    kit.clock.advance(10 * 60_000);
    expect(await publishDue(kit.system, 10)).toBe(1);
    expect(await statusOf(product.id)).toBe("draft");
    expect(await publishDue(kit.system, 10)).toBe(0);
    expect((await kit.told()).slice(-2)).toEqual([
      "catalog.product-published",
      "catalog.product-unpublished",
    ]);
  });

  it("is carried out once by four workers a day late, whatever is wrong with one of them", async () => {
    const products = [];
    for (let place = 0; place < 12; place++) {
      const product = await priced(`Wrap ${place}`, `W${place}`);
      await plan(product, at(5));
      products.push(product.id);
    }
    await db.price.deleteMany({ where: { variant: { productId: products[3] ?? "" } } });
    const over = await priced("Over", "OVER");
    await plan(over, at(5), at(6));
    kit.clock.advance(86_400_000);
    const done = await Promise.all(Array.from({ length: 4 }, () => publishDue(kit.system, 50)));
    // A worker that finds every due product in another's hands goes home; the next run takes what is left.
    expect(done.reduce((sum, count) => sum + count, 0) + (await publishDue(kit.system, 50))).toBe(13);
    const told = await kit.told();
    expect(told.filter((topic) => topic === "catalog.product-published")).toHaveLength(11);
    expect(told.filter((topic) => topic === "catalog.publish-missed")).toHaveLength(2);
    expect(await statusOf(products[3] ?? "")).toBe("draft");
    expect(await statusOf(over.id)).toBe("draft");
  });

  it("is no plan any more once the product was published by hand", async () => {
    const planned = await plan(await priced(), at(10));
    await publishProduct(staff, edit(planned));
    kit.clock.advance(20 * 60_000);
    expect(await publishDue(kit.system, 10)).toBe(0);
  });
});
