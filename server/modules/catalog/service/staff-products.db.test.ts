import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { deliverLeftovers } from "@/server/jobs/outbox";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import type { CategoryId, ProductId } from "@/server/shared/id";
import { addThing, shopper, shopperWith } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { createCaller } from "@/server/trpc/root";
import { STAFF_SORTS, type StaffListInput } from "../contract/staff-products";

const kit = createTestCtx();
const { db } = kit;
let staff: Ctx<Staff>;
const catalog = () => createCaller(shopper(staff)).catalog;
afterAll(kit.close);

describe("the list that staff see", () => {
  const MANY = 130;
  let cloth: CategoryId;
  let home: CategoryId;
  beforeAll(async () => {
    await resetDatabase();
    staff = await kit.staff("support");
    cloth = newId<CategoryId>("category");
    home = newId<CategoryId>("category");
    await db.category.createMany({
      data: [
        { id: cloth, slug: "cloth", name: "Cloth" },
        { id: home, slug: "home", name: "Home" },
      ],
    });
    const ids = Array.from(
      { length: MANY },
      () => [newId("product"), newId("variant"), newId("media")] as const,
    );
    await db.product.createMany({
      data: ids.map(([id], place) => ({
        id,
        slug: `bowl-${place}`,
        title: `${place % 2 ? "Kola" : "kola"} bowl ${place % 7}`,
        summary: "",
        description: "",
        categoryId: place % 3 ? cloth : home,
        status: ["active", "draft", "archived"][place % 3] ?? "draft",
        tags: place % 5 ? [] : ["Wood"],
        updatedAt: new Date(Date.UTC(2026, 0, 1 + (place % 4), 9, 0, 0, 123)),
      })),
    });
    await db.variant.createMany({
      data: ids.map(([productId, id], place) => ({
        id,
        productId,
        sku: `KB-${place}_x`,
        title: "",
        barcode: place === 9 ? "5901234123457" : null,
      })),
    });
    await db.price.createMany({
      data: ids.flatMap(([, variantId], place) => [
        ...(place % 10 ? [{ variantId, currency: "NGN", minor: BigInt(100 + (place % 6)) }] : []),
        ...(place % 4 ? [] : [{ variantId, currency: "USD", minor: 5n }]),
      ]),
    });
    const location = await db.location.create({
      data: { id: newId("location"), code: "LOS", name: "Lagos", country: "NG" },
    });
    await db.stockLevel.createMany({
      data: ids.flatMap(([, variantId], place) =>
        place % 8 ? [{ variantId, locationId: location.id, onHand: place % 5 }] : [],
      ),
    });
    await db.media.createMany({
      data: ids.flatMap(([productId, , id], place) =>
        place % 13
          ? [
              {
                id,
                productId,
                position: 0,
                alt: "",
                path: "/media/x",
                widths: [320],
                width: 1,
                height: 1,
                colour: "#fff",
              },
            ]
          : [],
      ),
    });
  });

  const walk = async (wish: Partial<StaffListInput>) => {
    const rows = [];
    let cursor: string | undefined;
    do {
      const page = await catalog().products.list({ ...wish, ...(cursor && { cursor }) });
      expect(page.rows.length).toBeLessThanOrEqual(50);
      rows.push(...page.rows);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return rows;
  };

  it.each(STAFF_SORTS)("sorted by %s shows everything once, in order", async (sort) => {
    const rows = await walk({ sort });
    expect(new Set(rows.map(({ id }) => id)).size).toBe(MANY);
    expect(rows).toHaveLength(MANY);
    const isDown = sort.endsWith("-down");
    const keys = rows.map((row) => {
      if (sort.startsWith("title")) return row.title.toLowerCase();
      if (sort.startsWith("updated")) return row.updatedAt.getTime();
      if (sort.startsWith("stock")) return row.onHand - row.reserved;
      const price = row.prices.find(({ low }) => low.currency === "NGN");
      return price ? Number(price.low.minor) : isDown ? -1 : Number.MAX_SAFE_INTEGER;
    });
    const sorted = keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(keys).toEqual(isDown ? sorted.toReversed() : sorted);
  });

  it("is filtered by the database, each filter and all together", async () => {
    const count = async (wish: Partial<StaffListInput>) => (await walk(wish)).length;
    const places = Array.from({ length: MANY }, (_, place) => place);
    const expectCount = async (wish: Partial<StaffListInput>, fits: (place: number) => boolean) =>
      expect(await count(wish)).toBe(places.filter(fits).length);
    await expectCount({ status: "draft" }, (place) => place % 3 === 1);
    await expectCount({ categoryId: home }, (place) => place % 3 === 0);
    await expectCount({ tag: "Wood" }, (place) => place % 5 === 0);
    await expectCount({ missingPrice: "NGN" }, (place) => place % 10 === 0);
    await expectCount({ missingPrice: "USD" }, (place) => place % 4 !== 0);
    await expectCount({ missingPicture: true }, (place) => place % 13 === 0);
    await expectCount({ query: "kólà bowl 3" }, (place) => place % 7 === 3);
    await expectCount({ query: "kb-12_" }, (place) => place === 12);
    await expectCount({ query: "%" }, () => false);
    await expectCount({ query: "5901234123457" }, (place) => place === 9);
    await expectCount(
      { status: "active", tag: "Wood", missingPrice: "USD", sort: "price", query: "bowl" },
      (place) => place % 3 === 0 && place % 5 === 0 && place % 4 !== 0,
    );
  });

  it("refuses a cursor of another order, or of nobody's", async () => {
    const { nextCursor } = await catalog().products.list({ sort: "title" });
    const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString("base64url");
    const list = (cursor: string, sort: StaffListInput["sort"] = "price") =>
      catalog().products.list({ sort, cursor });
    for (const cursor of [
      nextCursor ?? "",
      "",
      "x",
      forged({}),
      forged(["price,NGN", "1; DROP", "a"]),
      forged(["price,NGN", "9".repeat(19), "a"]),
    ])
      await expect(list(cursor)).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
    await expect(
      list(forged(["updated,NGN", "2026-13-45 00:00:00+00", "a"]), "updated"),
    ).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
  });
});

describe("the editor of a product", () => {
  beforeAll(async () => {
    await resetDatabase();
    staff = await kit.staff("admin");
  });

  it("shows all there is, with its history and who made it", async () => {
    const variantId = await addThing(db, { title: "Adire cloth", status: "draft", stock: 7 });
    const { productId } = await db.variant.findUniqueOrThrow({ where: { id: variantId } });
    const id = productId as ProductId;
    await catalog().products.defineAttribute({ key: "width", label: "Width", type: "measure", unit: "cm" });
    const changed = await catalog().products.update({
      id,
      version: 1,
      changes: { title: "Adire", attributes: [{ key: "width", value: "90" }] },
      reason: "Measured",
    });
    const moved = await catalog().products.changeSlug({ id, version: changed.version, slug: "adire" });
    await catalog().products.publish({ id, version: moved.version });
    await shopperWith(kit.guest, [[variantId, 2]]);
    kit.clock.advance(600_000);
    await deliverLeftovers.run(kit.system, {});

    const view = await catalog().products.read({ id });
    expect(view).toMatchObject({
      version: 4,
      status: "active",
      title: "Adire",
      slug: "adire",
      oldSlugs: [expect.stringMatching(/^thing-/) as string],
      attributes: [{ key: "width", label: "Width", type: "measure", unit: "cm", value: "90" }],
      variants: [
        {
          id: variantId,
          onHand: 7,
          reserved: 0,
          prices: [{ currency: "NGN", source: "manual" }, { currency: "USD" }],
        },
      ],
      updatedBy: "Adaeze Obi",
      openCarts: 1,
    });
    expect(view.history.map(({ action, who }) => [action, who])).toHaveLength(3);
    expect(view.history.find(({ action }) => action === "catalog.product-updated")).toMatchObject({
      who: "Adaeze Obi",
      before: { title: "Adire cloth", attributes: {} },
      after: { title: "Adire", attributes: { width: "90" } },
      reason: "Measured",
    });
    expect(await catalog().movedTo({ slug: view.oldSlugs[0] ?? "" })).toBe("adire");
  });

  it("previews a draft as a shopper would see it, who does not yet", async () => {
    const variantId = await addThing(db, { title: "Not yet", status: "draft" });
    const { productId, product } = await db.variant.findUniqueOrThrow({
      where: { id: variantId },
      include: { product: true },
    });
    const preview = await catalog().products.preview({ id: productId as ProductId, currency: "USD" });
    await catalog().products.update({
      id: productId as ProductId,
      version: 1,
      changes: { seoTitle: "Adire by the yard" },
    });
    expect(await catalog().products.preview({ id: productId as ProductId, currency: "NGN" })).toMatchObject({
      seoTitle: "Adire by the yard",
      seoDescription: "",
    });
    expect(preview).toMatchObject({
      title: "Not yet",
      variants: [{ price: { minor: 1_000n, currency: "USD" } }],
    });
    await expect(catalog().product({ slug: product.slug, currency: "USD" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(
      catalog().products.preview({ id: newId<ProductId>("product"), currency: "USD" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("hands back a grid that can be saved unchanged, and then writes nothing", async () => {
    const variantId = await addThing(db, { title: "Still" });
    const { productId } = await db.variant.findUniqueOrThrow({ where: { id: variantId } });
    const view = await catalog().products.read({ id: productId as ProductId });
    const told = await kit.told();
    const result = await catalog().products.saveVariants({
      id: view.id,
      version: view.version,
      options: view.options,
      variants: view.variants.map(({ title: _, onHand: __, reserved: ___, ...variant }) => ({
        ...variant,
        prices: variant.prices.map((price) => ({ ...price, currency: price.currency as "NGN" })),
      })),
    });
    expect(result).toMatchObject({ state: "done", product: { version: view.version } });
    expect(await kit.told()).toEqual(told);
  });
});
