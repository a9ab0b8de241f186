import { describe, expect, it } from "vitest";
import { newId } from "@/server/platform/id";
import type { CategoryId, ProductId } from "@/server/shared/id";
import {
  categoryId,
  changeOf,
  colours,
  create,
  db,
  edit,
  kit,
  onSale,
  priced,
  staff,
  type Target,
  update,
  variantsOf,
} from "@/server/testing/product-desk";
import { readProduct } from "../service";
import { changeSlug } from "./change-slug";
import { createProduct } from "./create-product";
import { defineAttribute } from "./define-attribute";
import { duplicateProduct } from "./duplicate-product";
import { refusing } from "./edit-product";
import { findRedirect } from "./find-redirect";
import { publishProduct, unpublishProduct } from "./move-product";

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
