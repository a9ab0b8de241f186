import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import type { ProductId } from "@/server/shared/id";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { ListInput, SuggestInput } from "./contract";
import { PreviewInput, SavePinInput, SaveSynonymInput, ZeroResultsInput } from "./contract/search";
import { listSynonyms, removeSynonym, saveSynonym } from "./service/edit-synonyms";
import { listProducts } from "./service/list-products";
import { forgetOldSearches, keepableWords, writeSearches } from "./service/note-searches";
import { listPins, removePin, savePin } from "./service/pin-products";
import { listEmptySearches, previewSearch } from "./service/report-searches";
import { suggestProducts } from "./service/suggest-products";
import { learnWords, settleStock } from "./service/tend-search";

const kit = createTestCtx();
const { db, guest: ctx } = kit;
let staff: Ctx<Staff>;
afterAll(kit.close);
beforeEach(async () => {
  await resetDatabase();
  kit.clock.advance(60_000);
  staff = await kit.staff("admin");
});

type Good = {
  readonly title: string;
  readonly tags?: string[];
  readonly summary?: string;
  readonly description?: string;
  readonly attributes?: { name: string; value: string }[];
  readonly sku?: string;
  readonly category?: string;
  readonly position?: number;
  readonly prices?: readonly bigint[];
  readonly stock?: number;
};

async function addGood(good: Good): Promise<ProductId> {
  const id = newId<ProductId>("product");
  const slug = good.category ?? "cloth";
  const shelf = await db.category.upsert({
    where: { slug },
    update: {},
    create: { id: newId("category"), slug, name: slug },
  });
  const store = await db.location.upsert({
    where: { code: "LOS" },
    update: {},
    create: { id: newId("location"), code: "LOS", name: "Lagos", country: "NG" },
  });
  await db.product.create({
    data: {
      id,
      slug: `good-${id.slice(4)}`,
      title: good.title,
      summary: good.summary ?? "",
      description: good.description ?? "",
      status: "active",
      categoryId: shelf.id,
      tags: good.tags ?? [],
      attributes: good.attributes ?? [],
      position: good.position ?? 0,
    },
  });
  for (const [place, minor] of (good.prices ?? [1_000n]).entries()) {
    const variant = newId("variant");
    const sku = place === 0 && good.sku ? good.sku : variant;
    await db.variant.create({
      data: {
        id: variant,
        productId: id,
        sku,
        title: "",
        position: place,
        prices: { create: { currency: "NGN", minor } },
      },
    });
    await db.stockLevel.create({
      data: { variantId: variant, locationId: store.id, onHand: good.stock ?? 1 },
    });
  }
  return id;
}

type Wish = Partial<Omit<ListInput, "limit">> & { readonly limit?: number };
const list = (wish: Wish = {}) => listProducts(ctx, ListInput.parse({ currency: "NGN", ...wish }));
const titles = async (wish: Wish) => (await list(wish)).items.map(({ title }) => title);
const later = () => kit.clock.advance(60_000);

async function walk(wish: Wish, between: () => Promise<unknown> = async () => {}): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 100; page++) {
    const { items, nextCursor } = await list({ ...wish, ...(cursor && { cursor }) });
    seen.push(...items.map(({ title }) => title));
    if (!nextCursor) return seen;
    cursor = nextCursor;
    await between();
  }
  throw new Error("The list never ended");
}

describe("words", () => {
  it("weigh most in the title, then in tags and SKUs, then in the summary, then in the rest", async () => {
    await addGood({ title: "d", description: "With a calabash." });
    await addGood({ title: "attribute", attributes: [{ name: "Made of", value: "calabash" }] });
    await addGood({ title: "c", summary: "Calabash" });
    await addGood({ title: "b", tags: ["calabash"] });
    await addGood({ title: "Calabash" });
    const found = await titles({ query: "calabash" });
    expect(found.slice(0, 3)).toEqual(["Calabash", "b", "c"]);
    expect(found.slice(3).toSorted()).toEqual(["attribute", "d"]);
  });

  it("are found with or without the marks of Yoruba and Igbo, composed or not", async () => {
    await addGood({ title: "Ọ̀ṣun river cloth" });
    await addGood({ title: "Ụ́dà spice" });
    for (const query of ["osun", "Ọ̀ṣun", "ọ̀ṣun".normalize("NFD"), "OSUN", "oṣun"])
      expect([query, await titles({ query })]).toEqual([query, ["Ọ̀ṣun river cloth"]]);
    for (const query of ["uda", "ụda", "Ụ́DÀ"]) expect(await titles({ query })).toEqual(["Ụ́dà spice"]);
  });

  it("may be SKUs, whole or in part, as they are now", async () => {
    const id = await addGood({ title: "Bowl", sku: "OJA-BWL-0042" });
    for (const query of ["OJA-BWL-0042", "oja bwl 0042", "ojabwl0042", "bwl-00"])
      expect(await titles({ query })).toEqual(["Bowl"]);
    await db.variant.updateMany({ where: { productId: id }, data: { sku: "NEW-7" } });
    later();
    expect(await titles({ query: "ojabwl0042" })).toEqual([]);
    expect(await titles({ query: "new 7" })).toEqual(["Bowl"]);
  });

  it("may be the beginning of a word only at the end", async () => {
    await addGood({ title: "Coral necklace" });
    expect(await titles({ query: "coral neck" })).toEqual(["Coral necklace"]);
    await learnWords(kit.system);
    const { items, suggestion } = await list({ query: "neck coral" });
    expect([items, suggestion]).toEqual([[], null]);
  });

  it("such as “the” do not matter beside others", async () => {
    await addGood({ title: "Talking drum" });
    expect(await titles({ query: "the drum" })).toEqual(["Talking drum"]);
  });

  it("in a category find what is in the categories under it", async () => {
    await addGood({ title: "Wrapper", category: "wrappers" });
    const parent = await db.category.create({
      data: { id: newId("category"), slug: "textiles", name: "Textiles" },
    });
    await db.category.update({ where: { slug: "wrappers" }, data: { parentId: parent.id } });
    expect(await titles({ category: "textiles" })).toEqual(["Wrapper"]);
    expect((await list({ category: "textiles" })).total).toBe(1);
  });

  it.each([
    "'; DROP TABLE product; --",
    "a & | ! <-> ( ) : * \\",
    "'':*A",
    "\u0000x".replace("\u0000", ""),
    "🧵🪘",
    "مرحبا بالعالم",
    "\u202Eerida",
    "%_%",
    "ŉ ﬁ ß",
    "' \\' \\\\",
    "x".repeat(120),
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
  ])("are words whatever they look like: %s", async (query) => {
    await addGood({ title: "Cloth" });
    await expect(list({ query })).resolves.toBeDefined();
    await expect(previewSearch(staff, PreviewInput.parse({ query, currency: "NGN" }))).resolves.toBeDefined();
    if (query.length <= 60)
      await expect(suggestProducts(ctx, { query, currency: "NGN" })).resolves.toBeDefined();
    expect(await db.product.count()).toBe(1);
  });

  it("never break a search, whatever they are", async () => {
    await addGood({ title: "Adire cloth" });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 40 }), async (text) => {
        const parsed = ListInput.safeParse({ currency: "NGN", query: text.replaceAll("\u0000", "") });
        if (parsed.success) await listProducts(ctx, parsed.data);
      }),
      { numRuns: 60 },
    );
  });

  it("are refused when they are too many or too long", () => {
    for (const query of ["word ".repeat(1_000), "x".repeat(10_000)]) {
      expect(ListInput.safeParse({ currency: "NGN", query }).success).toBe(false);
      expect(SuggestInput.safeParse({ currency: "NGN", query }).success).toBe(false);
    }
  });

  it("that too many products have are put in the order of the shelves, titles first, each product once", async () => {
    const category = newId("category");
    await db.category.create({ data: { id: category, slug: "many", name: "Many" } });
    const rows = Array.from({ length: 1_150 }, (_, place) => ({
      id: newId("product"),
      slug: `many-${place}`,
      title: place % 10 === 0 ? `Raffia ${place}` : `Thing ${place}`,
      summary: "Made of raffia",
      description: "",
      status: "active",
      categoryId: category,
      position: 2_000 - place,
    }));
    await db.product.createMany({ data: rows });
    const seen = await walk({ query: "raffia", limit: 48 });
    expect(new Set(seen).size).toBe(1_150);
    expect(seen).toHaveLength(1_150);
    expect(seen.slice(0, 2)).toEqual(["Raffia 1140", "Raffia 1130"]);
    expect(seen[115]).toBe("Thing 1149");
    expect((await list({ query: "raffia" })).total).toBe(1_150);
  }, 30_000);
});

describe("did you mean", () => {
  beforeEach(async () => {
    for (const n of [1, 2, 3]) await addGood({ title: `Adire cloth ${n}` });
    await addGood({ title: "Coral bead" });
  });

  it.each([
    ["adrie", "adire"],
    ["addire clth", "adire cloth"],
    ["corl", "coral"],
    ["corral beed", "coral bead"],
  ])("%s is answered with %s, and with its products", async (query, meant) => {
    const { suggestion, items } = await list({ query });
    expect(suggestion).toBe(meant);
    expect(items.map(({ title }) => title).toSorted()).toEqual((await titles({ query: meant })).toSorted());
  });

  it("says nothing when words are found as they are, or nothing is like them", async () => {
    expect((await list({ query: "adire" })).suggestion).toBeNull();
    expect(await list({ query: "zzzzqqqq" })).toMatchObject({ suggestion: null, items: [], total: 0 });
  });

  it("is said beside a few results when a much commoner word is nearly the same", async () => {
    for (let n = 0; n < 12; n++) await addGood({ title: `Basket ${n}` });
    await addGood({ title: "Casket" });
    await learnWords(kit.system);
    expect(await list({ query: "casket" })).toMatchObject({ suggestion: "basket", total: 1 });
  });

  it("forgets words that are gone", async () => {
    await db.product.updateMany({ where: { title: "Coral bead" }, data: { status: "archived" } });
    await learnWords(kit.system);
    expect((await list({ query: "corl" })).suggestion).toBeNull();
  });
});

describe("synonyms", () => {
  const save = (input: object) => saveSynonym(staff, SaveSynonymInput.parse(input));

  it("of the same meaning find each other, terms of several words too", async () => {
    await addGood({ title: "Aṣọ-òkè wrapper" });
    await addGood({ title: "Prestige cloth lappa" });
    await save({ kind: "same", terms: ["Aṣọ òkè", "prestige cloth"] });
    await save({ kind: "same", terms: ["wrapper", "lappa", "ìró"] });
    for (const query of ["aso oke", "prestige cloth", "iro", "lappa", "aso oke lappa"]) {
      later();
      expect([query, (await titles({ query })).length]).toEqual([query, 2]);
    }
  });

  it("one way are not found the other way", async () => {
    await addGood({ title: "Djembe" });
    await addGood({ title: "Drum" });
    await save({ kind: "also", terms: ["drum"], meanings: ["djembe"] });
    later();
    expect((await titles({ query: "drum" })).toSorted()).toEqual(["Djembe", "Drum"]);
    expect(await titles({ query: "djembe" })).toEqual(["Djembe"]);
  });

  it("land on the activity log with before and after, and one of two changes at once is refused", async () => {
    const made = await save({ kind: "same", terms: ["Gèlè", "headtie"], reason: "People ask for both" });
    expect(made).toMatchObject({ terms: ["gele", "headtie"], version: 1 });
    const change = { ...made, updatedAt: undefined, terms: ["gele", "head wrap"], reason: "" };
    const input = SaveSynonymInput.parse(JSON.parse(JSON.stringify(change)));
    const answers = await Promise.allSettled([saveSynonym(staff, input), saveSynonym(staff, input)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await listSynonyms(staff)).toMatchObject([{ terms: ["gele", "head wrap"], version: 2 }]);
    await expect(removeSynonym(staff, { id: made.id, version: 1, reason: "" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await removeSynonym(staff, { id: made.id, version: 2, reason: "Not needed" });
    expect((await kit.told()).toSorted()).toEqual([
      "catalog.synonym-removed",
      "catalog.synonym-saved",
      "catalog.synonym-saved",
    ]);
    const [second] = await db.outboxEvent.findMany({
      where: { after: { path: ["terms", "1"], equals: "head wrap" } },
    });
    expect([second?.before, second?.after]).toMatchObject([
      { terms: ["gele", "headtie"] },
      { terms: ["gele", "head wrap"] },
    ]);
  });

  it("are refused when they say nothing", async () => {
    for (const input of [
      { kind: "same", terms: ["gele"] },
      { kind: "same", terms: ["gele", "Gèlè"] },
      { kind: "same", terms: ["gele", "headtie"], meanings: ["hat"] },
      { kind: "also", terms: ["gele"] },
      { kind: "also", terms: ["!!!"], meanings: ["gele"] },
    ])
      await expect(save(input)).rejects.toMatchObject({ code: "INVALID" });
  });
});

describe("pins", () => {
  const pin = (input: object) => savePin(staff, SavePinInput.parse(input));
  const addMany = async (most: number) => {
    for (let n = 0; n < most; n++) await addGood({ title: `Kola ${n}`, position: n });
  };

  it("stand at their places of a search, whatever their words, and nowhere else", async () => {
    await addMany(5);
    const guest = await addGood({ title: "Honey", position: 9 });
    await pin({ query: "  KỌLA ", productId: guest, position: 2 });
    later();
    const found = await titles({ query: "kola" });
    expect(found[1]).toBe("Honey");
    expect(found).toHaveLength(6);
    expect((await list({ query: "kola" })).total).toBe(6);
    expect(await titles({ query: "kola", sort: "newest" })).not.toContain("Honey");
    expect((await titles({}))[1]).toBe("Kola 1");
  });

  it("stand in a category, past the end of it last, and only while they fit the filters", async () => {
    await addMany(2);
    const third = await addGood({ title: "Third", position: 9, stock: 0 });
    await pin({ category: "cloth", productId: third, position: 1 });
    const far = await addGood({ title: "Far", position: -1 });
    await pin({ category: "cloth", productId: far, position: 40 });
    later();
    expect(await titles({ category: "cloth" })).toEqual(["Third", "Kola 0", "Kola 1", "Far"]);
    for (const limit of [1, 2, 3])
      expect(await walk({ category: "cloth", limit })).toEqual(["Third", "Kola 0", "Kola 1", "Far"]);
    expect(await titles({ category: "cloth", filters: { inStock: true } })).toEqual([
      "Kola 0",
      "Kola 1",
      "Far",
    ]);
  });

  it("may change while somebody pages: nothing is shown twice or missed", async () => {
    await addMany(9);
    const products = await db.product.findMany({ orderBy: { position: "asc" } });
    const change = fc.record({
      product: fc.nat(8),
      position: fc.integer({ min: 1, max: 12 }),
      drop: fc.boolean(),
    });
    const run = async (
      changes: readonly { product: number; position: number; drop: boolean }[],
      limit: number,
    ) => {
      const waiting = [...changes];
      const step = async () => {
        const next = waiting.shift();
        kit.clock.advance(4_000);
        if (!next) return;
        const here = await listPins(staff, { category: "cloth" });
        if (next.drop && here[0]) await removePin(staff, { id: here[0].id, reason: "" });
        else
          await pin({
            category: "cloth",
            productId: products[next.product]?.id,
            position: next.position,
          }).catch(() => {});
      };
      await step();
      await step();
      kit.clock.advance(7_000);
      const seen = await walk({ category: "cloth", limit }, step);
      expect(seen.toSorted()).toEqual(products.map(({ title }) => title).toSorted());
    };
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), run),
      { numRuns: 12 },
    );
  }, 60_000);

  it("share no place, are told of, and are refused for what is not there", async () => {
    const id = await addGood({ title: "Kola" });
    const other = await addGood({ title: "Bitter kola" });
    const made = await pin({ query: "kola", productId: id, position: 1, reason: "Season" });
    expect(made).toMatchObject({ query: "kola", position: 1, product: { title: "Kola" } });
    await expect(pin({ query: "kola", productId: other, position: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(pin({ query: "kola", productId: id, position: 2 })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(pin({ query: "kola", productId: newId("product"), position: 3 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(pin({ category: "nowhere", productId: other, position: 3 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(pin({ query: "!!", productId: other, position: 3 })).rejects.toMatchObject({
      code: "INVALID",
    });
    expect(SavePinInput.safeParse({ productId: id, position: 1 }).success).toBe(false);
    await removePin(staff, { id: made.id, reason: "" });
    await expect(removePin(staff, { id: made.id, reason: "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listPins(staff, {})).toEqual([]);
    expect((await kit.told()).toSorted()).toEqual(["catalog.pin-removed", "catalog.pin-saved"]);
  });
});

describe("the counts", () => {
  it("of price ranges are right, and no filter narrows its own", async () => {
    await addGood({ title: "a", prices: [400_000n] });
    await addGood({ title: "b", prices: [600_000n, 3_000_000n], stock: 0 });
    await addGood({ title: "c", prices: [99_000_000n], category: "home" });
    const counted = async (wish: Wish) => {
      later();
      const { facets } = await list({ ...wish, limit: 1 });
      return [
        facets.prices.map(({ low, high, count }) => [low?.minor ?? null, high?.minor ?? null, count]),
        facets.inStock,
      ];
    };
    const all = [
      [null, 500_000n, 1],
      [500_000n, 1_000_000n, 1],
      [2_500_000n, 5_000_000n, 1],
      [25_000_000n, null, 1],
    ];
    expect(await counted({})).toEqual([all, 2]);
    expect(await counted({ filters: { maxMinor: 450_000n } })).toEqual([all, 1]);
    expect((await counted({ filters: { inStock: true } }))[1]).toBe(2);
    expect((await counted({ category: "home" }))[0]).toEqual([[25_000_000n, null, 1]]);
    for (const [low, high, count] of all as [bigint | null, bigint | null, number][]) {
      const filters = {
        ...(low !== null && { minMinor: low }),
        ...(high !== null && { maxMinor: high - 1n }),
      };
      expect((await list({ filters })).total).toBe(count);
    }
  });

  it("follow stock at once, settled or not", async () => {
    const id = await addGood({ title: "a", prices: [100n, 100n] });
    const inStock = async () => {
      later();
      const { facets, items } = await list();
      const { total } = await list({ filters: { inStock: true } });
      expect([total, items.filter((item) => item.isInStock).length]).toEqual([
        facets.inStock,
        facets.inStock,
      ]);
      return facets.inStock;
    };
    const variants = await db.variant.findMany({ where: { productId: id } });
    expect(await inStock()).toBe(1);
    await db.stockLevel.updateMany({ where: { variantId: variants[0]?.id ?? "" }, data: { reserved: 1 } });
    expect(await inStock()).toBe(1);
    await settleStock(kit.system);
    await db.stockLevel.updateMany({ where: { variantId: variants[1]?.id ?? "" }, data: { reserved: 1 } });
    expect(await inStock()).toBe(0);
    await settleStock(kit.system);
    expect(await db.searchStockChange.count()).toBe(0);
    expect(await inStock()).toBe(0);
    await db.stockLevel.updateMany({ data: { reserved: 0 } });
    await db.variant.updateMany({ data: { status: "archived" } });
    expect(await inStock()).toBe(0);
  });
});

describe("suggestions", () => {
  it("are products, categories and ways to finish the word", async () => {
    for (const n of [1, 2]) await addGood({ title: `Indigo scarf ${n}`, category: "scarves" });
    await addGood({ title: "Indian spice" });
    await learnWords(kit.system);
    const { products, words } = await suggestProducts(ctx, { query: "blue ind", currency: "NGN" });
    expect([products, words]).toEqual([[], ["blue indigo", "blue indian"]]);
    const found = await suggestProducts(ctx, { query: "scar", currency: "NGN" });
    expect(found.products).toHaveLength(2);
    expect(found.categories).toEqual([{ slug: "scarves", name: "scarves" }]);
    expect((await suggestProducts(ctx, { query: "indgo", currency: "NGN" })).words).toEqual(["indigo"]);
  });
});

describe("the log of searches", () => {
  it("counts what found nothing, by day and words, once a search and off the request", async () => {
    for (let n = 0; n < 3; n++) await addGood({ title: `Bowl ${n}` });
    await writeSearches(ctx);
    await db.searchLog.deleteMany();
    for (const query of ["Tàlking DRUM", "talking drum", "bowl"]) await list({ query });
    const { nextCursor } = await list({ query: "bowl", limit: 1 });
    await list({ query: "bowl", limit: 1, cursor: nextCursor ?? "" });
    await previewSearch(staff, PreviewInput.parse({ query: "kora", currency: "NGN" }));
    expect(await db.searchLog.count()).toBe(0);
    await writeSearches(ctx);
    await list({ query: "talking drum" });
    await writeSearches(ctx);
    const logged = await db.searchLog.findMany({ orderBy: { words: "asc" } });
    expect(logged).toMatchObject([
      { words: "bowl", searches: 2, empty: 0 },
      { words: "talking drum", searches: 3, empty: 3 },
    ]);
    const report = (input: object) => listEmptySearches(staff, ZeroResultsInput.parse(input));
    expect(await report({})).toMatchObject([{ words: "talking drum", searches: 3, empty: 3 }]);
    expect(await report({ from: "2020-01-01", to: "2020-01-02" })).toEqual([]);
    expect(() => report({ from: "2020-01-02", to: "2020-01-01" })).toThrow("before");
    kit.clock.advance(91 * 86_400_000);
    await forgetOldSearches(kit.system);
    expect(await db.searchLog.count()).toBe(0);
  });

  it("keeps nothing that looks like somebody's address or number", () => {
    const plain = "ada example com";
    for (const given of ["ada@example.com", "0803 123 4567", "+234-803-123-4567", "call ٠٨٠٣١٢٣٤٥٦٧", "🧵"])
      expect([given, keepableWords(given, given === "🧵" ? "" : plain)]).toEqual([given, null]);
    expect(keepableWords("wrapper 6 yards", "wrapper 6 yards")).toBe("wrapper 6 yards");
  });
});

it("shows staff why each product is where it is", async () => {
  const pinned = await addGood({ title: "Honey" });
  await addGood({ title: "Kola bowl", tags: ["kola"] });
  await addGood({ title: "Jug", description: "For kola and water" });
  await savePin(staff, SavePinInput.parse({ query: "kola", productId: pinned, position: 1 }));
  later();
  const preview = await previewSearch(staff, PreviewInput.parse({ query: "kola", currency: "NGN" }));
  expect(preview).toMatchObject({ plain: "kola", total: 3, suggestion: null, isGuess: false });
  expect(preview.rows.map(({ title, pinnedAt, foundIn }) => [title, pinnedAt, foundIn])).toEqual([
    ["Honey", 1, []],
    ["Kola bowl", null, ["title", "tags and SKUs"]],
    ["Jug", null, ["description"]],
  ]);
  const guess = await previewSearch(staff, PreviewInput.parse({ query: "kolla bowll", currency: "NGN" }));
  expect(guess).toMatchObject({ suggestion: "kola bowl", isGuess: true });
});
