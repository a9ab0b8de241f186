import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { after, DAY, HOUR } from "@/server/platform/clock";
import type { Staff } from "@/server/shared/actor";
import type { CategoryId, ProductId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { ListInput } from "../contract";
import { type Condition, CreateCollectionInput, Rule, UpdateCollectionInput } from "../contract/collections";
import { readMoved } from "./edit-categories";
import {
  arrangeCollection,
  createCollection,
  orderCollections,
  removeCollection,
  updateCollection,
} from "./edit-collections";
import { listProducts } from "./list-products";
import { previewRule, readCollection, readCollections, readStaffCollection } from "./read-collections";

const kit = createTestCtx();
const { db } = kit;
afterAll(kit.close);

let staff: Ctx<Staff>;
beforeEach(async () => {
  await resetDatabase();
  kit.clock.set(new Date());
  staff = await kit.staff("admin");
});

type Thing = Parameters<typeof addThing>[1] & { title: string; tags?: string[] };

async function addTitled({ tags = [], ...thing }: Thing): Promise<ProductId> {
  const variantId = await addThing(db, thing);
  const variant = await db.variant.findUniqueOrThrow({ where: { id: variantId } });
  const attributes = [{ name: "Made by", value: thing.title }];
  await db.product.update({ where: { id: variant.productId }, data: { tags, attributes } });
  return variant.productId as ProductId;
}

const make = async (wish: Partial<CreateCollectionInput> & { title: string }) =>
  (await createCollection(staff, CreateCollectionInput.parse({ status: "active", ...wish }))).collection;

async function titlesOf(collection: string, wish: object = {}): Promise<string[]> {
  kit.clock.advance(6_000);
  const list = await listProducts(kit.guest, ListInput.parse({ currency: "NGN", collection, ...wish }));
  expect(list.total).toBe(list.items.length);
  return list.items.map(({ title }) => title);
}

/** What the shop shows, written back with a change. */
function change(made: Awaited<ReturnType<typeof make>>, wish: object) {
  const { kind: _, isShown: __, productCount: ___, updatedAt: ____, ...fields } = made;
  return updateCollection(staff, UpdateCollectionInput.parse({ ...fields, ...wish }));
}

describe("a collection by hand", () => {
  it("shows its products in the order people gave them, in pages, unless another order is asked for", async () => {
    const ids: ProductId[] = [];
    for (const title of ["A", "B", "C", "D"])
      ids.push(await addTitled({ title, ngn: BigInt(title.charCodeAt(0)) }));
    const [a, b, c] = ids as [ProductId, ProductId, ProductId];
    const made = await make({ title: "Wedding season" });
    await arrangeCollection(staff, { id: made.id, version: made.version, productIds: [c, a, b] });
    expect(await titlesOf("wedding-season")).toEqual(["C", "A", "B"]);
    expect(await titlesOf("wedding-season", { sort: "price-down" })).toEqual(["C", "B", "A"]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listProducts(
        kit.guest,
        ListInput.parse({
          currency: "NGN",
          collection: "wedding-season",
          limit: 1,
          ...(cursor && { cursor }),
        }),
      );
      seen.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(["C", "A", "B"]);
  });

  it("refuses a product twice, one that does not exist, and an arrangement of an older version", async () => {
    const id = await addTitled({ title: "A" });
    const made = await make({ title: "Few" });
    const arrange = (productIds: ProductId[]) =>
      arrangeCollection(staff, { id: made.id, version: made.version, productIds });
    await expect(arrange([id, id])).rejects.toMatchObject({ code: "INVALID" });
    await expect(arrange([id, id.replace(/.{3}$/, "000") as ProductId])).rejects.toMatchObject({
      code: "INVALID",
    });
    const answers = await Promise.allSettled([arrange([id]), arrange([])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a collection by rule", () => {
  const conditions: [string, (ids: { cloth: CategoryId }) => Condition, string[]][] = [
    ["a tag", () => ({ field: "tag", tag: "gift" }), ["Bowl", "Cup"]],
    ["a price up to", () => ({ field: "price", currency: "NGN", min: null, max: "300" }), ["Bowl"]],
    ["a price between", () => ({ field: "price", currency: "NGN", min: "400", max: "600" }), ["Cup"]],
    [
      "a price in another currency",
      () => ({ field: "price", currency: "USD", min: "1", max: null }),
      ["Drum"],
    ],
    ["in stock", () => ({ field: "stock", is: "in" }), ["Bowl", "Drum"]],
    ["sold out", () => ({ field: "stock", is: "out" }), ["Cup"]],
    ["an attribute", () => ({ field: "attribute", name: "Made by", value: "Drum" }), ["Drum"]],
    ["a category", ({ cloth }) => ({ field: "category", id: cloth }), ["Bowl", "Cup", "Drum"]],
    ["lately", () => ({ field: "age", days: 30 }), ["Bowl", "Drum"]],
    ["since a day", () => ({ field: "since", day: "2030-01-01" }), []],
    ["a tag that tries to be SQL", () => ({ field: "tag", tag: "'; DROP TABLE cart; --" }), []],
    ["an attribute with quotes", () => ({ field: "attribute", name: `"'`, value: `\\"]}` }), []],
  ];

  it.each(conditions)("finds by %s, the same in its preview as in the shop", async (_, condition, titles) => {
    await addTitled({ title: "Bowl", tags: ["gift"], ngn: 300n, usd: null });
    const cup = await addTitled({ title: "Cup", tags: ["gift", "clay"], ngn: 500n, usd: null, stock: 0 });
    await addTitled({ title: "Drum", ngn: 900n, usd: 5n });
    await addTitled({ title: "Draft", tags: ["gift"], status: "draft" });
    await db.product.update({ where: { id: cup }, data: { publishedAt: after(kit.clock.now(), -60 * DAY) } });
    const { id } = await db.category.findFirstOrThrow();
    const rule = Rule.parse({ match: "all", conditions: [condition({ cloth: id as CategoryId })] });
    const preview = await previewRule(staff, { rule, currency: "NGN", sort: "featured" });
    expect(preview.first.map(({ title }) => title).toSorted()).toEqual(titles);
    expect(preview.count).toBe(titles.length);
    await make({ title: "Found", rule });
    expect((await titlesOf("found")).toSorted()).toEqual(titles);
  });

  it("means all of its conditions or any, and changes as the goods do", async () => {
    await addTitled({ title: "Bowl", tags: ["gift"], ngn: 300n });
    const cup = await addTitled({ title: "Cup", tags: ["gift"], ngn: 900n });
    await addTitled({ title: "Drum", ngn: 200n });
    const both = Rule.parse({
      match: "all",
      conditions: [
        { field: "tag", tag: "gift" },
        { field: "price", currency: "NGN", max: "500" },
      ],
    });
    const made = await make({ title: "Small gifts", rule: both, sort: "price-up" });
    expect(await titlesOf("small-gifts")).toEqual(["Bowl"]);
    await db.price.updateMany({
      where: { variant: { productId: cup }, currency: "NGN" },
      data: { minor: 100n },
    });
    expect(await titlesOf("small-gifts")).toEqual(["Cup", "Bowl"]);
    await change(made, { rule: { ...both, match: "any" } });
    expect(await titlesOf("small-gifts")).toEqual(["Cup", "Drum", "Bowl"]);
    await expect(
      arrangeCollection(staff, { id: made.id, version: made.version + 1, productIds: [cup] }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it.each([
    ["without conditions", { match: "all", conditions: [] }],
    ["with a key it does not know", { match: "all", conditions: [{ field: "tag", tag: "a", or: 1 }] }],
    [
      "with a price that ends before it begins",
      { match: "all", conditions: [{ field: "price", currency: "NGN", min: "9", max: "1" }] },
    ],
    ["with SQL of its own", { match: "all OR true", conditions: [{ field: "tag", tag: "a" }] }],
  ])("is refused %s", (_, rule) => expect(Rule.safeParse(rule).success).toBe(false));
});

describe("any collection", () => {
  it("is shown while active and within its period, in the order staff gave", async () => {
    const startsAt = after(kit.clock.now(), HOUR);
    const later = await make({ title: "Later", startsAt, endsAt: after(startsAt, HOUR) });
    await make({ title: "Draft", status: "draft" });
    const here = await make({ title: "Here" });
    const shown = async () => (await readCollections(kit.guest)).map(({ title }) => title);
    expect(await shown()).toEqual(["Here"]);
    await expect(readCollection(kit.guest, { slug: "later" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(titlesOf("draft")).rejects.toMatchObject({ code: "NOT_FOUND" });
    kit.clock.set(startsAt);
    expect(await shown()).toEqual(["Later", "Here"]);
    await orderCollections(staff, { ids: [here.id, later.id] });
    expect(await shown()).toEqual(["Here", "Later"]);
    kit.clock.advance(HOUR);
    expect(await shown()).toEqual(["Here"]);
  });

  it("is found at its old address, leaves a record, and ends without taking its products along", async () => {
    const id = await addTitled({ title: "A" });
    const made = await make({ title: "Gifts" });
    await arrangeCollection(staff, { id: made.id, version: 1, productIds: [id] });
    const { collection } = await change({ ...made, version: 2 }, { slug: "presents", status: "active" });
    expect(await readMoved(kit.guest, { kind: "collection", slug: "gifts" })).toEqual({ slug: "presents" });
    expect((await readStaffCollection(staff, { id: made.id })).products.map(({ title }) => title)).toEqual([
      "A",
    ]);
    await removeCollection(staff, { id: made.id, version: collection.version, reason: "Over" });
    expect(await readMoved(kit.guest, { kind: "collection", slug: "gifts" })).toEqual({ slug: null });
    expect(await db.product.count()).toBe(1);
    const event = await db.outboxEvent.findFirstOrThrow({ where: { topic: "catalog.collection-removed" } });
    expect(event).toMatchObject({ reason: "Over", before: { slug: "presents", productIds: [id] } });
  });

  it("stays by hand or by rule", async () => {
    const made = await make({ title: "Gifts" });
    const rule = { match: "all", conditions: [{ field: "tag", tag: "gift" }] };
    await expect(change(made, { rule })).rejects.toMatchObject({ code: "INVALID" });
    await expect(db.$executeRaw`UPDATE collection SET kind = 'rule'`).rejects.toThrow(/collection_rule/);
  });
});
