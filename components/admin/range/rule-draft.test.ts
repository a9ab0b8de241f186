import { describe, expect, it } from "vitest";
import type { Rule } from "@/server/modules/catalog/contract/collections";
import type { CategoryId } from "@/server/shared/id";
import { newDraft, readDraft, readDrafts, ruleInWords, toDraft } from "./rule-draft";

const RULE: Rule = {
  match: "all",
  conditions: [
    { field: "category", id: "cat_1" as CategoryId },
    { field: "price", currency: "NGN", min: null, max: "2000000" },
    { field: "tag", tag: "gift" },
    { field: "stock", is: "out" },
    { field: "attribute", name: "Fibre", value: "Cotton" },
    { field: "age", days: 14 },
    { field: "since", day: "2026-11-01" },
  ],
};

describe("a rule as it is written", () => {
  it("comes back whole from what stands in its fields", () =>
    expect(readDrafts("all", RULE.conditions.map(toDraft))).toEqual(RULE));

  it("is none while a part of it is not whole, or without parts", () => {
    expect(readDrafts("any", [])).toBeNull();
    expect(readDrafts("any", [newDraft("stock"), newDraft("tag")])).toBeNull();
  });

  it("takes no price that is none, or that is the wrong way round", () => {
    const price = newDraft("price");
    expect(readDraft(price)).toBeNull();
    expect(readDraft({ ...price, first: "cheap" })).toBeNull();
    expect(readDraft({ ...price, first: "2,000", second: "1,000" })).toBeNull();
    expect(readDraft({ ...price, first: "1,000", second: "2,000.50" })).toMatchObject({
      min: "100000",
      max: "200050",
    });
  });

  it("reads as a sentence", () => {
    expect(ruleInWords(RULE, () => "Cloth")).toBe(
      "all of: category is Cloth, price ₦20,000 or less, tag is gift, sold out, Fibre is Cotton, new in the last 14 days, published since 2026-11-01",
    );
    expect(ruleInWords({ match: "any", conditions: RULE.conditions.slice(2, 3) }, String)).toBe(
      "tag is gift",
    );
  });
});
