import { describe, expect, it } from "vitest";
import type { CategoryId } from "@/server/shared/id";
import { dropOn, isWithin, placeOf, stepsOf } from "./category-moves";

const node = (id: string, parentId: string | null, status: "active" | "archived" = "active") => ({
  id: id as CategoryId,
  parentId: parentId as CategoryId | null,
  status,
});
/** cloth (adire (indigo), lace), pots, old */
const TREE = [
  node("cloth", null),
  node("adire", "cloth"),
  node("indigo", "adire"),
  node("lace", "cloth"),
  node("pots", null),
  node("old", null, "archived"),
];

describe("one step in the tree", () => {
  it("stops at both ends, and goes into what is above and out beside what it was in", () => {
    expect(stepsOf(TREE, "cloth")).toEqual({
      up: null,
      down: { parentId: null, position: 1 },
      in: null,
      out: null,
    });
    expect(stepsOf(TREE, "lace")).toEqual({
      up: { parentId: "cloth", position: 0 },
      down: null,
      in: { parentId: "adire", position: 1 },
      out: { parentId: null, position: 1 },
    });
    expect(stepsOf(TREE, "pots").in).toEqual({ parentId: "cloth", position: 2 });
  });

  it("never goes into what is archived", () => {
    const tree = [node("old", null, "archived"), node("pots", null)];
    expect(stepsOf(tree, "pots").in).toBeNull();
    expect(dropOn(tree, "pots", "old", "into")).toBeNull();
  });
});

describe("dropping one on another", () => {
  it("counts places without itself", () => {
    expect(dropOn(TREE, "cloth", "pots", "after")).toEqual({ parentId: null, position: 1 });
    expect(dropOn(TREE, "pots", "cloth", "before")).toEqual({ parentId: null, position: 0 });
    expect(dropOn(TREE, "pots", "cloth", "into")).toEqual({ parentId: "cloth", position: 2 });
    expect(dropOn(TREE, "lace", "adire", "before")).toEqual({ parentId: "cloth", position: 0 });
  });

  it("never makes a ring", () => {
    for (const side of ["before", "into", "after"] as const) {
      expect(dropOn(TREE, "cloth", "indigo", side)).toBeNull();
      expect(dropOn(TREE, "cloth", "cloth", side)).toBeNull();
    }
    expect(isWithin(TREE, "indigo", "cloth")).toBe(true);
    expect(isWithin(TREE, "pots", "cloth")).toBe(false);
  });

  it("can be taken back", () => expect(placeOf(TREE, "lace")).toEqual({ parentId: "cloth", position: 1 }));
});
