import { beforeEach, describe, expect, it } from "vitest";
import { SaveSynonymInput } from "@/server/modules/catalog/contract/search";
import { listSynonyms, removeSynonym, saveSynonym } from "@/server/modules/catalog/service/edit-synonyms";
import { learnWords } from "@/server/modules/catalog/service/tend-search";
import { addGood, db, kit, later, list, staff, titles } from "@/server/testing/search-desk";

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
