import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { ListInput, SORTS } from "./contract";
import { readProduct } from "./service";
import { listProducts, readShelf } from "./service/list-products";
import { suggestProducts } from "./service/suggest-products";

const kit = createTestCtx();
const { db, guest: ctx } = kit;
afterAll(kit.close);
// Past the moment that counts are remembered for.
beforeEach(() => kit.clock.advance(60_000));

type Wish = Partial<Omit<ListInput, "limit">> & { readonly limit?: number };
const list = (wish: Wish = {}) => listProducts(ctx, ListInput.parse({ currency: "NGN", ...wish }));
const titles = async (wish: Wish) => (await list(wish)).items.map(({ title }) => title);

async function walk(wish: Wish): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...wish, ...(cursor && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(wish.limit ?? 24);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return seen;
}

type Good = {
  readonly title: string;
  readonly tags?: string[];
  readonly category?: string;
  readonly status?: string;
  readonly position?: number;
  readonly publishedAt?: Date | null;
  readonly prices?: readonly (bigint | null)[];
  readonly stock?: number;
};

/** A product with one variant per price in naira (null: not sold in it), with stock in the first. */
async function addGood({
  title,
  tags = [],
  category = "cloth",
  status = "active",
  position = 0,
  publishedAt = null,
  prices = [1_000n],
  stock = 1,
}: Good): Promise<string> {
  const id = newId("product");
  const shelf = await db.category.upsert({
    where: { slug: category },
    update: {},
    create: { id: newId("category"), slug: category, name: category },
  });
  await db.product.create({
    data: {
      id,
      slug: `good-${id.slice(4)}`,
      title,
      summary: "",
      description: "",
      status,
      categoryId: shelf.id,
      tags,
      position,
      publishedAt,
      variants: {
        create: prices.map((minor, place) => ({
          id: newId("variant"),
          sku: newId("variant"),
          title: String(place),
          position: place,
          prices: { create: minor === null ? [] : [{ currency: "NGN", minor }] },
        })),
      },
    },
  });
  if (stock > 0) {
    const [first] = await db.variant.findMany({
      where: { productId: id },
      orderBy: { position: "asc" },
      take: 1,
    });
    const store = await db.location.upsert({
      where: { code: "LOS" },
      update: {},
      create: { id: newId("location"), code: "LOS", name: "Lagos", country: "NG" },
    });
    if (first)
      await db.stockLevel.create({ data: { variantId: first.id, locationId: store.id, onHand: stock } });
  }
  return id;
}

describe("a list", () => {
  beforeEach(resetDatabase);
  const PRICES = [300n, 100n, 300n, 200n, null, 300n, null, 50n, 100n, 300n, 200n];
  const day = (date: number) => new Date(Date.UTC(2026, 0, date, 9, 0, 0, 123));
  const addMany = async () => {
    const ids: string[] = [];
    for (const [index, price] of PRICES.entries()) {
      ids.push(
        await addGood({
          title: `Kola bowl ${index}`,
          position: index % 3,
          publishedAt: index % 4 === 0 ? null : day(1 + (index % 5)),
          prices: [price],
        }),
      );
    }
    return ids;
  };

  it.each([...SORTS, undefined])("sorted by %s shows everything once, in pages of any size", async (sort) => {
    const ids = await addMany();
    const wish = sort ? { sort } : {};
    const whole = (await list({ ...wish, limit: 48 })).items.map(({ id }) => id);
    expect(whole.toSorted()).toEqual(ids.toSorted());
    for (const limit of [1, 2, 3, 5, 10, 11, 12]) expect(await walk({ ...wish, limit })).toEqual(whole);
  });

  it("shows nothing twice or not at all while goods come, go and change place between pages", async () => {
    const ids = await addMany();
    const first = await list({ limit: 4 });
    const kept = first.items.map(({ id }) => id as string);
    await addGood({ title: "A newcomer at the front", position: -1 });
    await db.product.update({ where: { id: kept[0] ?? "" }, data: { status: "archived" } });
    const rest = await walk({ limit: 3, cursor: first.nextCursor ?? "" });
    expect([...kept, ...rest].toSorted()).toEqual(ids.toSorted());
  });

  it("pages through a search as through a shelf", async () => {
    const ids = await addMany();
    expect((await walk({ query: "kola bowl", limit: 2 })).toSorted()).toEqual(ids.toSorted());
  });

  it("sorts by price, what is not sold in the currency last, and by age", async () => {
    await addGood({ title: "dear", prices: [900n], publishedAt: day(1) });
    await addGood({ title: "cheap", prices: [800n, 10n], publishedAt: day(3) });
    await addGood({ title: "unpriced", prices: [null], publishedAt: day(2) });
    expect(await titles({ sort: "price-up" })).toEqual(["cheap", "dear", "unpriced"]);
    expect(await titles({ sort: "price-down" })).toEqual(["dear", "cheap", "unpriced"]);
    expect(await titles({ sort: "newest" })).toEqual(["cheap", "unpriced", "dear"]);
  });

  it("refuses a cursor that it did not make, or made for another order", async () => {
    await addMany();
    const { nextCursor } = await list({ limit: 2 });
    const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString("base64url");
    const garbage = [
      "",
      "x",
      "%00",
      "....",
      forged(["featured", 0, "1'; DROP TABLE product; --", "prd"]),
      forged(["featured", 0, "9".repeat(40), "prd"]),
      forged(["featured", -1, "1", "prd"]),
      forged({}),
      forged(null),
    ];
    for (const cursor of garbage) await expect(list({ cursor })).rejects.toMatchObject({ code: "INVALID" });
    await expect(list({ sort: "newest", cursor: nextCursor ?? "" })).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  it("gives a shelf the same goods in the same order, in stock where that is asked for", async () => {
    await addMany();
    await addGood({ title: "Sold out", position: -1, stock: 0 });
    for (const sort of SORTS) {
      const wish = { currency: "NGN" as const, sort, limit: 5 };
      expect(await readShelf(ctx, { ...wish, inStock: false })).toEqual(
        (await list({ sort, limit: 5 })).items,
      );
      const inStock = await readShelf(ctx, { ...wish, inStock: true });
      expect(inStock).toEqual((await list({ sort, limit: 5, filters: { inStock: true } })).items);
    }
  });

  it("hides drafts, archived goods and archived variants", async () => {
    await addThing(db, { title: "Shown" });
    for (const status of ["draft", "archived"]) await addThing(db, { title: `Hidden ${status}`, status });
    expect(await titles({})).toEqual(["Shown"]);
    expect(await titles({ query: "hidden" })).toEqual([]);
    const hidden = await db.product.findFirstOrThrow({ where: { status: "draft" } });
    await expect(readProduct(ctx, { slug: hidden.slug, currency: "NGN" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await db.variant.updateMany({ where: { product: { title: "Shown" } }, data: { status: "archived" } });
    expect((await list()).items).toMatchObject([
      { title: "Shown", price: null, isInStock: false, onlyVariantId: null },
    ]);
  });
});

describe("a card", () => {
  beforeEach(resetDatabase);

  it("shows the lowest price of each currency as people set it, never converted", async () => {
    await addThing(db, { title: "Both", ngn: 500_000n, usd: 1_000n });
    await addThing(db, { title: "Naira only", ngn: 700_000n, usd: null });
    const { items: inNaira } = await list({ sort: "price-up" });
    const { items: inDollars } = await list({ currency: "USD", sort: "price-up" });
    expect(inNaira.map(({ price }) => price)).toEqual([
      { minor: 500_000n, currency: "NGN" },
      { minor: 700_000n, currency: "NGN" },
    ]);
    expect(inDollars.map(({ title, price }) => [title, price])).toEqual([
      ["Both", { minor: 1_000n, currency: "USD" }],
      ["Naira only", null],
    ]);
  });

  it("says whether there are many prices and variants, and whether any can be had", async () => {
    await addGood({ title: "one", position: 1, stock: 0 });
    await addGood({ title: "several", position: 2, prices: [200n, 100n, 300n] });
    await addGood({ title: "same", position: 3, prices: [100n, 100n] });
    const { items } = await list();
    expect(
      items.map(({ price, hasManyPrices, isInStock, onlyVariantId }) => [
        price?.minor,
        hasManyPrices,
        isInStock,
        onlyVariantId !== null,
      ]),
    ).toEqual([
      [1_000n, false, false, true],
      [100n, true, true, false],
      [100n, false, true, false],
    ]);
  });

  it("keeps its prices right whatever is done to prices and variants", async () => {
    const step = fc.record({
      act: fc.constantFrom("price", "unprice", "archive", "revive", "move"),
      variant: fc.nat(3),
      minor: fc.integer({ min: 1, max: 9 }),
      compare: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await resetDatabase();
        const products = [
          await addGood({ title: "a", prices: [5n, null], stock: 0 }),
          await addGood({ title: "b", prices: [7n, 8n], stock: 0 }),
        ];
        const variants = (await db.variant.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);
        for (const { act, variant, minor, compare } of steps) {
          const variantId = variants[variant] ?? "";
          const price = { minor: BigInt(minor), compareAtMinor: compare ? 10n : null };
          const where = { variantId_currency: { variantId, currency: "NGN" } };
          if (act === "price")
            await db.price.upsert({ where, update: price, create: { variantId, currency: "NGN", ...price } });
          else if (act === "unprice") await db.price.deleteMany({ where: { variantId } });
          else if (act === "move")
            await db.variant.update({
              where: { id: variantId },
              data: { productId: products[minor % 2] ?? "" },
            });
          else
            await db.variant.update({
              where: { id: variantId },
              data: { status: act === "archive" ? "archived" : "active" },
            });
        }
        expect(await readKept()).toEqual(await readReckoned());
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it("keeps its prices right when two people price two variants at once", async () => {
    await addGood({ title: "a", prices: [500n, 600n] });
    const variants = await db.variant.findMany();
    for (let round = 0; round < 20; round++) {
      await Promise.all(
        variants.map(({ id }, index) =>
          db.price.updateMany({
            where: { variantId: id },
            data: { minor: BigInt(100 + ((round * 7 + index * 3) % 11)) },
          }),
        ),
      );
      expect(await readKept()).toEqual(await readReckoned());
    }
  });

  const readKept = () =>
    db.productPrice.findMany({
      select: { productId: true, low: true, high: true },
      orderBy: { productId: "asc" },
    });
  const readReckoned = async () => {
    const prices = await db.price.findMany({
      where: { variant: { status: "active" } },
      select: { minor: true, variant: { select: { productId: true } } },
    });
    const spans = Map.groupBy(prices, ({ variant }) => variant.productId);
    return [...spans]
      .map(([productId, those]) => {
        const sorted = those.map(({ minor }) => minor).sort((a, b) => Number(a - b));
        return { productId, low: sorted[0], high: sorted.at(-1) };
      })
      .sort((a, b) => (a.productId < b.productId ? -1 : 1));
  };
});

describe("a search", () => {
  beforeAll(async () => {
    await resetDatabase();
    await addGood({ title: "Aṣọ-òkè Agbádá", tags: ["handwoven"] });
    await addGood({ title: "Coral bead necklace" });
    await addGood({ title: "Indigo table runner", tags: ["àdìrẹ"] });
  });

  it.each([
    ["aso oke", "Aṣọ-òkè Agbádá"],
    ["ASO-OKE", "Aṣọ-òkè Agbádá"],
    ["aṣọ òkè", "Aṣọ-òkè Agbádá"],
    ["agbada", "Aṣọ-òkè Agbádá"],
    ["agbada aso", "Aṣọ-òkè Agbádá"],
    ["necklace bead", "Coral bead necklace"],
    ["necklaces", "Coral bead necklace"],
    ["neklace", "Coral bead necklace"],
    ["neckalce coral", "Coral bead necklace"],
    ["neck", "Coral bead necklace"],
    ["adire", "Indigo table runner"],
    ["indgo runner", "Indigo table runner"],
  ])("for “%s” finds %s", async (query, title) => {
    expect(await titles({ query })).toEqual([title]);
    const { products } = await suggestProducts(ctx, { query, currency: "NGN" });
    expect(products.map((card) => card.title)).toEqual([title]);
  });

  it.each([
    "'",
    "''; DROP TABLE product; --",
    "\\",
    "%",
    "_",
    "a & | ! ( ) : *",
    '"unclosed',
    "-",
    "🧵",
    "!!!",
    "<script>alert(1)</script>",
    "$1",
    "a".repeat(120),
    "ẹ̀",
  ])("takes “%s” as words, whatever it looks like", async (query) => {
    const { items, total } = await list({ query });
    expect(items).toHaveLength(total);
    expect(await db.product.count()).toBe(3);
  });

  it("guesses at the spelling only when nothing is written so", async () => {
    await addGood({ title: "Corral gate" });
    expect(await titles({ query: "coral" })).toEqual(["Coral bead necklace"]);
    expect(await titles({ query: "coraal" })).toEqual(["Coral bead necklace", "Corral gate"]);
    expect(await walk({ query: "coraal", limit: 1 })).toHaveLength(2);
  });

  it("puts the title before the description", async () => {
    const id = await addGood({ title: "Brass ring" });
    await db.product.update({ where: { id }, data: { description: "Goes with a coral necklace." } });
    expect(await titles({ query: "coral necklace" })).toEqual(["Coral bead necklace", "Brass ring"]);
  });
});

describe("the counts behind the filters", () => {
  beforeAll(async () => {
    await resetDatabase();
    await addGood({ title: "a", tags: ["red", "new"], category: "cloth", prices: [100n] });
    await addGood({ title: "b", tags: ["red"], category: "cloth", prices: [200n], stock: 0 });
    await addGood({ title: "c", tags: ["blue"], category: "cloth", prices: [100n, 500n] });
    await addGood({ title: "d", tags: ["red"], category: "home", prices: [300n] });
    await addGood({ title: "e", tags: ["red"], category: "home", status: "draft" });
  });

  it.each<[string, Wish, { total: number; categories: object; tags: object }]>([
    ["no filter", {}, { total: 4, categories: { cloth: 3, home: 1 }, tags: { red: 3, blue: 1, new: 1 } }],
    [
      "a category, and what the others would show",
      { category: "cloth" },
      { total: 3, categories: { cloth: 3, home: 1 }, tags: { red: 2, blue: 1, new: 1 } },
    ],
    [
      "a tag",
      { filters: { tags: ["red"] } },
      { total: 3, categories: { cloth: 2, home: 1 }, tags: { red: 3, new: 1 } },
    ],
    [
      "two tags, both wanted",
      { filters: { tags: ["red", "new"] } },
      { total: 1, categories: { cloth: 1 }, tags: { new: 1, red: 1 } },
    ],
    [
      "stock",
      { filters: { inStock: true } },
      { total: 3, categories: { cloth: 2, home: 1 }, tags: { red: 2, blue: 1, new: 1 } },
    ],
    [
      "a highest price",
      { filters: { maxMinor: 150n } },
      { total: 2, categories: { cloth: 2 }, tags: { blue: 1, new: 1, red: 1 } },
    ],
    [
      "a span that falls between two variants",
      { filters: { minMinor: 250n, maxMinor: 400n } },
      { total: 1, categories: { home: 1 }, tags: { red: 1 } },
    ],
    [
      "a category that does not exist",
      { category: "nowhere" },
      { total: 0, categories: { cloth: 3, home: 1 }, tags: {} },
    ],
  ])("are right with %s", async (_, wish, expected) => {
    for (const limit of [1, 24]) {
      kit.clock.advance(60_000);
      const { total, facets } = await list({ ...wish, limit });
      expect({
        total,
        categories: Object.fromEntries(facets.categories.map(({ slug, count }) => [slug, count])),
        tags: Object.fromEntries(facets.tags.map(({ tag, count }) => [tag, count])),
      }).toEqual(expected);
      expect(await walk({ ...wish, limit })).toHaveLength(expected.total);
    }
  });

  it("are asked of the database once by a crowd, and again after a moment", async () => {
    const page = () => list({ limit: 1 });
    await Promise.all(Array.from({ length: 20 }, page));
    await addGood({ title: "f", tags: ["red"] });
    expect((await page()).total).toBe(4);
    kit.clock.advance(5_000);
    expect((await page()).total).toBe(5);
  });
});
