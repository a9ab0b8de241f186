import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import type { CategoryId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { ListInput } from "../contract";
import { type CategoryNode, CreateCategoryInput, EndCategoryInput } from "../contract/categories";
import { heightOf, pathOf } from "../policy/check-tree";
import { readCategories } from "../service";
import { createCategory, moveCategory, readMoved, readTree, updateCategory } from "./edit-categories";
import { archiveCategory, removeCategory, restoreCategory } from "./end-category";
import { listProducts } from "./list-products";

const kit = createTestCtx();
const { db } = kit;
afterAll(kit.close);

let staff: Ctx<Staff>;
beforeEach(async () => {
  await resetDatabase();
  staff = await kit.staff("admin");
  kit.clock.advance(60_000);
});

async function add(name: string, parentId: CategoryId | null = null): Promise<CategoryNode> {
  return nodeIn(await createCategory(staff, CreateCategoryInput.parse({ name, parentId })), name);
}

function nodeIn(tree: readonly CategoryNode[], name: string): CategoryNode {
  const node = tree.find((one) => one.name === name);
  if (!node) throw new Error(`no ${name}`);
  return node;
}

const now = async (name: string) => nodeIn(await readTree(staff), name);
const move = async (name: string, parent: string | null, position = 0) => {
  const { id, version } = await now(name);
  const parentId = parent === null ? null : (await now(parent)).id;
  return moveCategory(staff, { id, version, parentId, position });
};
const end = async (name: string, moveTo?: CategoryId) => {
  const { id, version } = await now(name);
  return EndCategoryInput.parse({ id, version, ...(moveTo && { moveTo }) });
};

describe("the tree", () => {
  it("keeps each category before what is in it, in the order people gave it", async () => {
    const cloth = await add("Cloth");
    await add("Àdìrẹ", cloth.id);
    await add("Aṣọ òkè", cloth.id);
    await add("Pots");
    await move("Aṣọ òkè", "Cloth", 0);
    await move("Pots", null, 0);
    const tree = await readTree(staff);
    expect(tree.map(({ slug, level }) => [slug, level])).toEqual([
      ["pots", 1],
      ["cloth", 1],
      ["aso-oke", 2],
      ["adire", 2],
    ]);
  });

  it("never has a category inside itself, nor more than five levels", async () => {
    let parent: CategoryId | null = null;
    for (const name of ["A", "B", "C", "D", "E"]) parent = (await add(name, parent)).id;
    await expect(add("F", parent)).rejects.toMatchObject({ code: "INVALID" });
    await expect(move("A", "E")).rejects.toMatchObject({ code: "INVALID" });
    await expect(move("B", "B")).rejects.toMatchObject({ code: "INVALID" });
    await expect(db.$executeRaw`UPDATE category SET parent_id = ${parent} WHERE name = 'A'`).rejects.toThrow(
      /inside itself/,
    );
  });

  it("stays a tree whatever many people move at once, and by hand too", async () => {
    const names = ["A", "B", "C", "D", "E", "F"];
    for (const name of names) await add(name);
    for (let round = 0; round < 6; round += 1) {
      await Promise.allSettled(
        names.map((name, index) => move(name, names[(index + 1 + round) % 6] ?? null)),
      );
      await Promise.allSettled(
        names.map((name, index) => {
          const parent = names[(index + 5 - round) % 6] ?? "A";
          return db.$executeRaw`UPDATE category SET parent_id = (SELECT id FROM category WHERE name = ${parent}) WHERE name = ${name}`;
        }),
      );
      const rows = await db.category.findMany();
      for (const { id } of rows)
        expect(rows.find((row) => row.id === pathOf(rows, id).at(-1))?.parentId).toBeNull();
      for (const { id } of rows) expect(heightOf(rows, id)).toBeLessThanOrEqual(5);
      expect(await readTree(staff)).toHaveLength(6);
    }
  }, 30_000);
});

describe("a category", () => {
  it("shows and counts the products of those below it", async () => {
    await addThing(db, { title: "Wrapper" });
    const cloth = await now("Cloth");
    const adire = await add("Adire", cloth.id);
    await db.product.updateMany({ data: { categoryId: adire.id } });
    await addThing(db, { title: "Lace" });
    const titles = async (category: string) => {
      kit.clock.advance(6_000);
      const list = await listProducts(kit.guest, ListInput.parse({ currency: "NGN", category }));
      return [list.total, ...list.items.map(({ title }) => title).toSorted()];
    };
    expect(await titles("cloth")).toEqual([2, "Lace", "Wrapper"]);
    expect(await titles("adire")).toEqual([1, "Wrapper"]);
    expect(
      (await readCategories(kit.guest)).map((one) => [one.slug, one.parentSlug, one.productCount]),
    ).toEqual([
      ["adire", "cloth", 1],
      ["cloth", null, 2],
    ]);
  });

  it("is found at its old addresses, also after they change back and forth", async () => {
    const made = await add("Cloth");
    const rename = async (slug: string) => {
      const { version } = await now("Cloth");
      const { id, name, blurb, picture, seoTitle, seoDescription } = made;
      await updateCategory(staff, { id, version, name, blurb, picture, seoTitle, seoDescription, slug });
    };
    const moved = async (slug: string) => (await readMoved(kit.guest, { kind: "category", slug })).slug;
    await rename("fabric");
    expect(await moved("cloth")).toBe("fabric");
    await rename("cloth");
    expect([await moved("fabric"), await moved("cloth")]).toEqual(["cloth", null]);
    const fabric = await add("Fabric");
    expect([fabric.slug, await moved("fabric")]).toEqual(["fabric", null]);
    await expect(rename("fabric")).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { slug: "Choose another address" },
    });
  });

  it("does not go while it holds anything, and says how much", async () => {
    await addThing(db);
    await addThing(db);
    const cloth = await now("Cloth");
    await add("Adire", cloth.id);
    const holds = {
      code: "CONFLICT",
      message: expect.stringContaining("2 products and 1 category") as string,
    };
    await expect(removeCategory(staff, await end("Cloth"))).rejects.toMatchObject(holds);
    await expect(archiveCategory(staff, await end("Cloth"))).rejects.toMatchObject(holds);
    await expect(removeCategory(staff, await end("Cloth", (await now("Adire")).id))).rejects.toMatchObject({
      code: "INVALID",
    });
    const fabric = await add("Fabric");
    const tree = await removeCategory(staff, await end("Cloth", fabric.id));
    expect(tree.map(({ name, level, productCount }) => [name, level, productCount])).toEqual([
      ["Fabric", 1, 2],
      ["Adire", 2, 0],
    ]);
    expect((await readMoved(kit.guest, { kind: "category", slug: "cloth" })).slug).toBe("fabric");
    const event = await db.outboxEvent.findFirstOrThrow({ where: { topic: "catalog.category-removed" } });
    expect(event).toMatchObject({
      before: { name: "Cloth" },
      after: { movedTo: fabric.id, movedProducts: 2, movedCategories: 1 },
    });
  });

  it("leaves the shop when archived and comes back", async () => {
    await add("Cloth");
    await archiveCategory(staff, await end("Cloth"));
    expect(await readCategories(kit.guest)).toEqual([]);
    const { id, version } = await now("Cloth");
    await restoreCategory(staff, { id, version });
    kit.clock.advance(6_000);
    expect(await readCategories(kit.guest)).toHaveLength(1);
  });

  it("is changed by one of two people who saw the same version", async () => {
    const { id, version, name, slug, blurb, picture, seoTitle, seoDescription } = await add("Cloth");
    const words = { id, version, name, slug, blurb, picture, seoTitle, seoDescription };
    const answers = await Promise.allSettled(
      ["A", "B", "C"].map((next) => updateCategory(staff, { ...words, blurb: next })),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
  });
});
