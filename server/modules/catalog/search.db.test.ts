import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { newId } from "@/server/platform/id";
import { addGood, ctx, db, kit, later, list, staff, titles, walk } from "@/server/testing/search-desk";
import { ListInput, SuggestInput } from "./contract";
import { PreviewInput, SavePinInput, ZeroResultsInput } from "./contract/search";
import { listProducts } from "./service/list-products";
import { forgetOldSearches, keepableWords, writeSearches } from "./service/note-searches";
import { savePin } from "./service/pin-products";
import { listEmptySearches, previewSearch } from "./service/report-searches";
import { suggestProducts } from "./service/suggest-products";
import { learnWords } from "./service/tend-search";

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
    // Five seconds of a busy machine must not pass for the five after which it writes by itself.
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
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
