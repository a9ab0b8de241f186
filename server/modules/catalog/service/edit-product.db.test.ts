import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import type { CategoryId, ProductId } from "@/server/shared/id";
import { shopperWith } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { type ProductChanges, SaveVariantsInput } from "../contract/edit-product";
import { readProduct } from "../service";
import { changeSlug } from "./change-slug";
import { createProduct } from "./create-product";
import { defineAttribute } from "./define-attribute";
import { duplicateProduct } from "./duplicate-product";
import { refusing } from "./edit-product";
import { findRedirect } from "./find-redirect";
import { archiveProduct, publishProduct, restoreProduct, unpublishProduct } from "./move-product";
import { publishDue } from "./publish-due";
import { saveVariants } from "./save-variants";
import { scheduleProduct } from "./schedule-product";
import { updateProduct } from "./update-product";

const kit = createTestCtx();
const { db } = kit;
let staff: Ctx<Staff>;
let categoryId: CategoryId;
beforeEach(async () => {
  await resetDatabase();
  staff = await kit.staff("admin");
  categoryId = newId<CategoryId>("category");
  await db.category.create({ data: { id: categoryId, slug: "cloth", name: "Cloth" } });
});
afterAll(kit.close);

const create = (title = "Indigo wrap") =>
  createProduct(staff, { title, categoryId, summary: "", description: "" });
const naira = (minor: bigint, compareAtMinor: bigint | null = null) => ({
  currency: "NGN" as const,
  minor,
  compareAtMinor,
});
const colours = { name: "Colour", values: ["Indigo", "White"] };
const pair = (prefix: string) => [
  { sku: `${prefix}-1`, options: { Colour: "Indigo" }, prices: [naira(500_000n)] },
  { sku: `${prefix}-2`, options: { Colour: "White" }, prices: [naira(600_000n, 700_000n)] },
];
type Target = { id: ProductId; version: number };
const save = ({ id, version }: Target, grid: object) =>
  saveVariants(staff, SaveVariantsInput.parse({ id, version, options: [], variants: [], ...grid }));
const update = ({ id, version }: Target, changes: ProductChanges, by = staff) =>
  updateProduct(by, { id, version, changes, reason: "" });
const edit = ({ id, version }: Target) => ({ id, version, reason: "" });

/** Saves a grid that needs no question, and says where the product stands then. */
const saved = async (target: Target, grid: object) => {
  const result = await save(target, grid);
  if (result.state !== "done") throw new Error(result.message);
  return result.product;
};
const priced = async (title = "Indigo wrap", prefix = "W") =>
  saved(await create(title), { options: [colours], variants: pair(prefix) });
const onSale = async (title?: string, prefix?: string) =>
  publishProduct(staff, edit(await priced(title, prefix)));
const changeOf = (topic: string, subject: string) =>
  db.outboxEvent.findFirstOrThrow({ where: { topic, subject }, orderBy: { at: "desc" } });
const variantsOf = (productId: string) =>
  db.variant.findMany({ where: { productId }, orderBy: { position: "asc" }, include: { prices: true } });

describe("a product", () => {
  it("starts as a draft with an address of its own, and says so on the log", async () => {
    const first = await create("Àdìrẹ wrap");
    const second = await create("Adire wrap");
    expect([first.slug, second.slug]).toEqual(["adire-wrap", "adire-wrap-2"]);
    expect(await changeOf("catalog.product-created", second.id)).toMatchObject({
      actor: `staff:${staff.actor.id}`,
      after: { slug: "adire-wrap-2" },
    });
    await expect(readProduct(kit.guest, { slug: first.slug, currency: "NGN" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("is given one address when two ask for the same at once", async () => {
    const ask = () =>
      createProduct(staff, { title: "Wrap", categoryId, slug: "wrap", summary: "", description: "" });
    const answers = await Promise.allSettled([ask(), ask(), ask()]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected")
        expect(answer.reason).toMatchObject({
          code: "CONFLICT",
          fields: { slug: expect.any(String) as string },
        });
  });

  it("finds an address each for those who give one title at once", async () => {
    const slugs = (await Promise.all([create(), create(), create()])).map(({ slug }) => slug);
    expect(slugs.toSorted()).toEqual(["indigo-wrap", "indigo-wrap-2", "indigo-wrap-3"]);
  });

  it("hears in words which rule of the database refused it", async () => {
    const [one, two] = [await priced("One", "A"), await create("Two")];
    await defineAttribute(staff, {
      key: "cloth",
      label: "Cloth",
      type: "choice",
      unit: null,
      choices: ["Silk"],
      isFilterable: false,
      position: 0,
    });
    const add = (productId: string, variant: object) =>
      db.variant.create({
        data: { id: newId("variant"), productId, sku: newId("variant"), title: "", ...variant },
      });
    await add(two.id, { barcode: "1234" });
    const broken: Record<string, () => Promise<unknown>> = {
      sku: () => add(two.id, { sku: "a-1" }),
      barcode: () => db.$executeRaw`UPDATE variant SET barcode = '1234' WHERE sku = 'A-1'`,
      variants: () => add(one.id, { options: { Colour: "White" } }),
      slug: () => db.product.update({ where: { id: two.id }, data: { slug: "one" } }),
      title: () => db.product.update({ where: { id: two.id }, data: { title: "" } }),
      attributes: () =>
        db.productAttribute.create({
          data: { productId: two.id, key: "cloth", type: "choice", words: "Nylon" },
        }),
      unpublishAt: () =>
        db.product.update({
          where: { id: two.id },
          data: { publishAt: new Date(5), unpublishAt: new Date(4) },
        }),
    };
    for (const [field, work] of Object.entries(broken))
      await expect(refusing(work), field).rejects.toMatchObject({
        code: "CONFLICT",
        fields: { [field]: expect.any(String) as string },
      });
    const empty = () => db.product.update({ where: { id: two.id }, data: { status: "active" } });
    await expect(
      refusing(async () => {
        await db.variant.deleteMany({ where: { productId: two.id } });
        await empty();
      }),
    ).rejects.toThrow(/needs a variant with a price/);
    await db.product.update({ where: { id: one.id }, data: { slug: "one-now" } });
    await expect(refusing(broken["slug"] ?? empty)).rejects.toThrow(/leads to another product already/);
    await expect(refusing(() => Promise.reject(new Error("no rule of ours")))).rejects.toThrow(
      "no rule of ours",
    );
  });

  it("is changed with what it was and what it is, and not when nothing changes", async () => {
    const created = await create();
    const changed = await update(created, { title: "Indigo wrapper", tags: ["handmade", "handmade"] });
    expect(changed.version).toBe(2);
    expect(await changeOf("catalog.product-updated", created.id)).toMatchObject({
      before: { title: "Indigo wrap", tags: [] },
      after: { title: "Indigo wrapper", tags: ["handmade"] },
    });
    const told = await kit.told();
    expect((await update(changed, { title: "Indigo wrapper" })).version).toBe(2);
    expect(await kit.told()).toEqual(told);
  });

  it("changed by two people at once is changed by one; the other hears who it was", async () => {
    const created = await create();
    const other = await kit.staff("admin");
    for (let round = 0; round < 8; round++) {
      const now = await db.product.findUniqueOrThrow({ where: { id: created.id } });
      const target = { id: created.id, version: now.version };
      const answers = await Promise.allSettled([
        update(target, { title: `First ${round}` }),
        update(target, { summary: `Second ${round}` }, other),
      ]);
      const refused = answers.filter((answer) => answer.status === "rejected");
      expect(refused).toHaveLength(1);
      expect(refused[0]?.reason).toMatchObject({ code: "CONFLICT" });
      expect(String(refused[0]?.reason)).toMatch(/Adaeze Obi changed this product on 22 November.* 10:00/);
    }
  });

  it("refuses a category that is gone and a product that never was", async () => {
    const created = await create();
    await expect(update(created, { categoryId: newId<CategoryId>("category") })).rejects.toMatchObject({
      code: "INVALID",
      fields: { categoryId: expect.any(String) as string },
    });
    await expect(
      update({ id: newId<ProductId>("product"), version: 1 }, { title: "x" }),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("typed attributes", () => {
  const define = (
    definition: Partial<Parameters<typeof defineAttribute>[1]> & { key: string; label: string },
  ) =>
    defineAttribute(staff, {
      type: "text",
      unit: null,
      choices: [],
      isFilterable: false,
      position: 0,
      ...definition,
    });

  it("are kept by type and read as words by shoppers", async () => {
    await define({ key: "width", label: "Width", type: "measure", unit: "cm" });
    await define({ key: "cloth", label: "Cloth", type: "choice", choices: ["Cotton", "Silk"] });
    await define({ key: "washable", label: "Machine washable", type: "boolean" });
    await define({ key: "town", label: "Made in" });
    const product = await onSale();
    const attributes = [
      { key: "width", value: "120.50" },
      { key: "town", value: "Abeokuta" },
      { key: "cloth", value: "Cotton" },
      { key: "washable", value: false },
    ];
    const changed = await update(product, { attributes });
    const view = await readProduct(kit.guest, { slug: product.slug, currency: "NGN" });
    expect(view.attributes).toEqual([
      { name: "Width", value: "120.5 cm" },
      { name: "Made in", value: "Abeokuta" },
      { name: "Cloth", value: "Cotton" },
      { name: "Machine washable", value: "No" },
    ]);
    expect(await db.productAttribute.count({ where: { productId: product.id } })).toBe(4);
    expect((await update(changed, { attributes })).version).toBe(changed.version);
    await update(changed, { attributes: [] });
    expect(await db.productAttribute.count()).toBe(0);
  });

  it("of a wrong type are refused by the service and by the database", async () => {
    await define({ key: "width", label: "Width", type: "measure", unit: "cm" });
    await define({ key: "cloth", label: "Cloth", type: "choice", choices: ["Cotton"] });
    const product = await create();
    await expect(update(product, { attributes: [{ key: "width", value: "wide" }] })).rejects.toMatchObject({
      fields: { "attributes.0": expect.stringMatching(/cm/) as string },
    });
    const row = { productId: product.id, position: 0 };
    await expect(
      db.productAttribute.create({ data: { ...row, key: "width", type: "measure", words: "wide" } }),
    ).rejects.toThrow(/fits_its_type/);
    await expect(
      db.productAttribute.create({ data: { ...row, key: "width", type: "text", words: "wide" } }),
    ).rejects.toThrow();
    await expect(
      db.productAttribute.create({ data: { ...row, key: "cloth", type: "choice", words: "Nylon" } }),
    ).rejects.toThrow(/no choice/);
  });

  it("follow words that are written straight onto a product, as text", async () => {
    const { id } = await create();
    const write = (attributes: { name: string; value: string }[]) =>
      db.product.update({ where: { id }, data: { attributes } });
    await write([
      { name: "Made in", value: "Ìbàdàn" },
      { name: "Made of", value: "Cotton" },
    ]);
    await write([{ name: "Made in", value: "Osogbo" }]);
    expect(await db.attributeDefinition.findMany({ orderBy: { key: "asc" } })).toMatchObject([
      { key: "made-in", label: "Made in", type: "text" },
      { key: "made-of", label: "Made of", type: "text" },
    ]);
    expect(await db.productAttribute.findMany()).toMatchObject([{ key: "made-in", words: "Osogbo" }]);
    await write([]);
    expect(await db.productAttribute.count()).toBe(0);
  });

  it("keep their type and the choices that products made", async () => {
    await define({ key: "cloth", label: "Cloth", type: "choice", choices: ["Cotton", "Silk"] });
    await update(await create(), { attributes: [{ key: "cloth", value: "Silk" }] });
    await define({
      key: "cloth",
      label: "Cloth",
      type: "choice",
      choices: ["Silk", "Linen"],
      isFilterable: true,
    });
    await expect(define({ key: "cloth", label: "Cloth" })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { type: expect.stringMatching(/1 product has/) as string },
    });
    await expect(
      define({ key: "cloth", label: "Cloth", type: "choice", choices: ["Linen"] }),
    ).rejects.toThrow(/Silk/);
    await expect(define({ key: "other", label: "cloth" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(define({ key: "m", label: "M", type: "measure" })).rejects.toMatchObject({
      code: "INVALID",
    });
  });
});

describe("a grid of variants", () => {
  it("is saved as a whole: rows added, changed, swapped and left out", async () => {
    const product = await priced();
    const [indigo, white] = await variantsOf(product.id);
    const swapped = await saved(product, {
      options: [colours],
      variants: [
        { ...pair("W")[0], id: white?.id, sku: "W-1", options: { Colour: "White" }, weightGrams: 300 },
        { ...pair("W")[1], id: indigo?.id, sku: "W-2", options: { Colour: "Indigo" } },
      ],
    });
    expect(await variantsOf(product.id)).toMatchObject([
      { id: white?.id, sku: "W-1", title: "White", weightGrams: 300, prices: [{ minor: 500_000n }] },
      {
        id: indigo?.id,
        sku: "W-2",
        title: "Indigo",
        prices: [{ minor: 600_000n, compareAtMinor: 700_000n }],
      },
    ]);
    await saved(swapped, {
      options: [{ name: "Colour", values: ["White", "Red"] }],
      variants: [
        { sku: "W-3", options: { Colour: "Red" } },
        { id: white?.id, sku: "W-1", options: { Colour: "White" }, prices: [naira(1n)] },
      ],
    });
    expect(await variantsOf(product.id)).toMatchObject([
      { sku: "W-3", status: "active", prices: [] },
      { sku: "W-1", status: "active", prices: [{ minor: 1n }] },
      { sku: "W-2", status: "archived" },
    ]);
    expect((await changeOf("catalog.variants-saved", product.id)).before).toHaveProperty("options");
  });

  it("names the cell whose SKU or barcode another product has", async () => {
    await priced("First", "W");
    const second = await create("Second");
    await expect(save(second, { variants: [{ sku: "w-1", prices: [naira(1n)] }] })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { "variants.0.sku": expect.stringMatching(/First/) as string },
    });
    await saved(second, { variants: [{ sku: "X", barcode: "5901234123457" }] });
    await expect(
      save(await create("Third"), { variants: [{ sku: "Y", barcode: "5901234123457" }] }),
    ).rejects.toMatchObject({ fields: { "variants.0.barcode": expect.stringMatching(/Second/) as string } });
  });

  it("gives one SKU to one of those who ask for it at once", async () => {
    for (let round = 0; round < 5; round++) {
      const products = await Promise.all(["a", "b", "c"].map((name) => create(`${name} ${round}`)));
      const answers = await Promise.allSettled(
        products.map((product) => save(product, { variants: [{ sku: `same-${round}` }] })),
      );
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const answer of answers)
        if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "CONFLICT" });
    }
  });

  it("does not take variants from another product", async () => {
    const other = await priced("Other", "O");
    const [theirs] = await variantsOf(other.id);
    await expect(save(await create(), { variants: [{ id: theirs?.id, sku: "MINE" }] })).rejects.toMatchObject(
      { code: "INVALID", fields: { "variants.0.id": expect.any(String) as string } },
    );
  });

  it("keeps something to sell while the product is on sale", async () => {
    const product = await onSale();
    await expect(save(product, { variants: [{ sku: "FREE" }] })).rejects.toMatchObject({
      fields: { variants: expect.stringMatching(/price/) as string },
    });
  });

  it("asks before it takes from sale what carts and orders hold", async () => {
    const product = await onSale();
    const [indigo, white] = await variantsOf(product.id);
    const location = await db.location.create({
      data: { id: newId("location"), code: "LOS", name: "Lagos", country: "NG" },
    });
    for (const variant of [indigo, white])
      await db.stockLevel.create({
        data: { variantId: variant?.id ?? "", locationId: location.id, onHand: 5, reserved: 2 },
      });
    await shopperWith(kit.guest, [[(white?.id ?? "") as never, 1]]);
    const grid = {
      options: [{ name: "Colour", values: ["Indigo"] }],
      variants: [{ ...pair("W")[0], id: indigo?.id }],
    };
    expect(await save(product, grid)).toMatchObject({
      state: "confirm",
      carts: 1,
      reserved: 2,
      message: expect.stringMatching(/1 open cart holds this variant and 2 pieces/) as string,
    });
    expect(await variantsOf(product.id)).toMatchObject([{ status: "active" }, { status: "active" }]);
    expect(await save(product, { ...grid, confirm: true })).toMatchObject({ state: "done" });
    expect(await variantsOf(product.id)).toMatchObject([{ status: "active" }, { status: "archived" }]);
  });

  it("is held to its rules by the database as well", async () => {
    const { id } = await priced();
    const add = (variant: object) =>
      db.variant.create({
        data: { id: newId("variant"), productId: id, sku: newId("variant"), title: "", ...variant },
      });
    await expect(add({ sku: "w-1" })).rejects.toThrow(/sku/);
    await expect(add({ options: { Colour: "White" } })).rejects.toThrow(/options|combination/);
    await expect(add({ sku: " " })).rejects.toThrow(/variant_has_sku/);
    await expect(add({ weightGrams: -1 })).rejects.toThrow(/variant_is_measured/);
    await expect(
      db.variant.createMany({
        data: Array.from({ length: 251 }, (_, place) => ({
          id: newId("variant"),
          productId: id,
          sku: `many-${place}`,
          title: "",
          options: { Colour: String(place) },
        })),
      }),
    ).rejects.toThrow(/more than 250/);
    await expect(db.product.update({ where: { id }, data: { title: " " } })).rejects.toThrow(/has_title/);
    const empty = await create("Empty");
    await expect(db.product.update({ where: { id: empty.id }, data: { status: "active" } })).rejects.toThrow(
      /nothing to sell/,
    );
  });
});

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

describe("an address", () => {
  const move = (target: Target, slug: string, takeOver = false) =>
    changeSlug(staff, { ...edit(target), slug, takeOver });

  it("that changed leads to the new one, however often it changes, and never in a circle", async () => {
    const first = await onSale();
    const second = await move(first, "wrap-of-indigo");
    const third = await move(second, "blue-wrap");
    expect(await findRedirect(kit.guest, "indigo-wrap")).toBe("blue-wrap");
    expect(await findRedirect(kit.guest, "wrap-of-indigo")).toBe("blue-wrap");
    expect(await findRedirect(kit.guest, "blue-wrap")).toBeNull();
    const back = await move(third, "indigo-wrap");
    expect(await findRedirect(kit.guest, "indigo-wrap")).toBeNull();
    expect(await findRedirect(kit.guest, "blue-wrap")).toBe("indigo-wrap");
    await unpublishProduct(staff, { ...edit(back), confirm: true });
    expect(await findRedirect(kit.guest, "blue-wrap")).toBeNull();
  });

  it("of another product is refused, and one that leads to it is taken over only when asked", async () => {
    const other = await move(await onSale("Other", "O"), "other-now");
    const mine = await onSale("Mine", "M");
    await expect(move(mine, "other-now", true)).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { slug: expect.stringMatching(/Other/) as string },
    });
    await expect(move(mine, "other")).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(
      createProduct(staff, { title: "x", categoryId, slug: "other", summary: "", description: "" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await move(mine, "other", true)).toMatchObject({ slug: "other" });
    expect(await findRedirect(kit.guest, "mine")).toBe("other");
    expect(other.slug).toBe("other-now");
  });

  it("belongs to one product, whoever writes", async () => {
    const [one, other] = [await create("One"), await create("Other")];
    await db.product.update({ where: { id: one.id }, data: { slug: "one-now" } });
    await expect(db.product.update({ where: { id: other.id }, data: { slug: "one" } })).rejects.toThrow();
    await expect(
      db.productAddress.update({ where: { slug: "one-now" }, data: { productId: other.id } }),
    ).rejects.toThrow(/product_owns_its_address/);
    await expect(db.productAddress.delete({ where: { slug: "one-now" } })).rejects.toThrow();
    await expect(db.product.update({ where: { id: one.id }, data: { slug: "Not plain" } })).rejects.toThrow(
      /slug_is_plain/,
    );
  });

  it("wanted by two at once goes to one of them", async () => {
    await move(await onSale("Old", "O"), "old-now");
    const wishers = [await create("One"), await create("Two"), await create("Three")];
    const answers = await Promise.allSettled(wishers.map((wisher) => move(wisher, "old", true)));
    const won = answers.filter(({ status }) => status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "CONFLICT" });
    expect(await db.product.count({ where: { slug: "old" } })).toBe(1);
  });
});

describe("a copy", () => {
  it("is a draft with words, attributes and prices, and SKUs of its own", async () => {
    await defineAttribute(staff, {
      key: "town",
      label: "Made in",
      type: "text",
      unit: null,
      choices: [],
      isFilterable: true,
      position: 0,
    });
    const source = await update(await onSale(), {
      attributes: [{ key: "town", value: "Osogbo" }],
      tags: ["blue"],
    });
    const first = await duplicateProduct(staff, { id: source.id });
    const second = await duplicateProduct(staff, { id: source.id });
    expect([first.slug, second.slug, first.status]).toEqual([
      "indigo-wrap-copy",
      "indigo-wrap-copy-2",
      "draft",
    ]);
    expect((await variantsOf(first.id)).map(({ sku }) => sku)).toEqual(["W-1-COPY", "W-2-COPY"]);
    expect((await variantsOf(second.id)).map(({ sku }) => sku)).toEqual(["W-1-COPY-2", "W-2-COPY-2"]);
    expect((await variantsOf(second.id)).map(({ prices }) => prices[0]?.minor)).toEqual([500_000n, 600_000n]);
    expect(await db.product.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({
      tags: ["blue"],
      attributes: [{ name: "Made in", value: "Osogbo" }],
      options: [colours],
    });
    await publishProduct(staff, edit(first));
  });
});
