import { afterAll, beforeEach, expect, it } from "vitest";
import type { VariantId } from "@/server/shared/id";
import { addThing, shopper } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { createCaller } from "@/server/trpc/root";

const kit = createTestCtx();
const { db } = kit;
afterAll(kit.close);

let api: ReturnType<typeof createCaller>;
const shop = () => createCaller(shopper(kit.guest)).catalog;
beforeEach(async () => {
  await resetDatabase();
  kit.clock.advance(60_000);
  api = createCaller(shopper(await kit.staff("admin")));
});

const PICTURE = { path: "/media/a", widths: [320], width: 320, height: 240, colour: "#123456", alt: "Cloth" };

it("keeps the tree of categories from the first to the last step", async () => {
  const { tree } = api.catalog;
  const [cloth] = await tree.create({ name: "Cloth", picture: PICTURE });
  if (!cloth) throw new Error("no category");
  const two = await tree.create({ name: "Adire", parentId: cloth.id });
  expect(two[1]).toMatchObject({ slug: "adire", level: 2, parentId: cloth.id });
  const { id, version } = two[1] ?? cloth;
  const moved = await tree.move({ id, version, parentId: null, position: 0 });
  expect(moved.map(({ slug }) => slug)).toEqual(["adire", "cloth"]);
  const words = { name: "Indigo", slug: "indigo", seoTitle: "Indigo cloth" };
  await tree.update({ id, version: version + 1, ...words });
  expect(await shop().moved({ kind: "category", slug: "adire" })).toEqual({ slug: "indigo" });
  await tree.archive({ id, version: version + 2 });
  await tree.restore({ id, version: version + 3 });
  expect((await shop().categories()).map(({ name, picture }) => [name, picture?.path])).toEqual([
    ["Indigo", undefined],
    ["Cloth", "/media/a"],
  ]);
  await tree.remove({ id, version: version + 4, moveTo: cloth.id });
  expect((await tree.read()).map(({ slug }) => slug)).toEqual(["cloth"]);
});

it("keeps collections from the first to the last step", async () => {
  await addThing(db, { title: "Bowl" });
  const product = await db.product.findFirstOrThrow();
  const admin = api.catalog.collectionsAdmin;
  const made = await admin.create({ title: "Gifts", status: "active", picture: PICTURE });
  const { id } = made.collection;
  const productIds = [product.id as Parameters<typeof admin.arrange>[0]["productIds"][number]];
  const arranged = await admin.arrange({ id, version: 1, productIds });
  expect(arranged).toMatchObject({
    collection: { productCount: 1, isShown: true },
    products: [{ title: "Bowl" }],
  });
  expect(await shop().collection({ slug: "gifts" })).toMatchObject({ title: "Gifts", sort: "featured" });
  expect((await shop().list({ currency: "NGN", collection: "gifts" })).items).toHaveLength(1);
  const rule = { match: "all" as const, conditions: [{ field: "stock" as const, is: "in" as const }] };
  expect(await admin.preview({ rule, currency: "NGN" })).toMatchObject({
    count: 1,
    first: [{ title: "Bowl" }],
  });
  const ruled = await admin.create({ title: "Here now", status: "active", rule });
  await admin.order({ ids: [ruled.collection.id, id] });
  expect((await shop().collections()).map(({ slug }) => slug)).toEqual(["here-now", "gifts"]);
  await admin.update({ id, version: 2, title: "Presents", slug: "presents", status: "draft" });
  expect(await admin.read({ id })).toMatchObject({ collection: { slug: "presents", isShown: false } });
  await admin.remove({ id, version: 3 });
  expect((await admin.list()).map(({ slug }) => slug)).toEqual(["here-now"]);
});

it("keeps price lists and groups from the first to the last step, in pages", async () => {
  const variantId: VariantId = await addThing(db, { ngn: 100_000n });
  const { priceLists, groups } = api.catalog;
  const [group] = await groups.create({ name: "Tailors" });
  if (!group) throw new Error("no group");
  await groups.rename({ id: group.id, version: 1, name: "Dressmakers" });
  const person = await kit.addUser({ name: "Bola Ige" });
  const joined = await groups.addMember({ id: group.id, email: person.email.toUpperCase() });
  expect(joined.members).toMatchObject([{ userId: person.id, name: "Bola Ige" }]);
  await expect(groups.addMember({ id: group.id, email: "nobody@example.test" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });

  const list = await priceLists.create({ name: "Trade", currency: "NGN", groupId: group.id });
  const set = Array.from({ length: 150 }, (_, index) => ({
    variantId,
    minQuantity: index + 1,
    minor: BigInt(90_000 - index),
    pointsOff: null,
  }));
  await priceLists.setEntries({ id: list.id, version: 1, set });
  const { name, groupId } = { name: list.name, groupId: group.id };
  await priceLists.update({ id: list.id, version: 2, name, groupId, status: "active", priority: 1 });
  const first = await priceLists.read({ id: list.id });
  const rest = await priceLists.read({ id: list.id, cursor: first.nextCursor ?? "" });
  expect([...first.entries, ...rest.entries].map(({ minQuantity }) => minQuantity)).toEqual(
    set.map(({ minQuantity }) => minQuantity),
  );
  const ask = { variantId, currency: "NGN" as const, quantity: 10 };
  expect(await priceLists.explain({ ...ask, email: person.email })).toMatchObject({
    unit: { minor: 89_991n },
    list: { name: "Trade", minQuantity: 10 },
  });
  expect(await priceLists.explain(ask)).toMatchObject({ unit: { minor: 100_000n }, list: null });
  expect(await groups.list()).toMatchObject([{ name: "Dressmakers", memberCount: 1, listCount: 1 }]);

  await groups.removeMember({ id: group.id, userId: person.id });
  expect(await groups.members({ id: group.id })).toEqual({ members: [], nextCursor: null });
  await priceLists.update({ id: list.id, version: 3, name, groupId, status: "archived" });
  await priceLists.remove({ id: list.id, version: 4 });
  await groups.remove({ id: group.id });
  expect([await priceLists.list(), await groups.list()]).toEqual([[], []]);
});
