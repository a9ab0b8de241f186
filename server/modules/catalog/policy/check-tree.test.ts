import { describe, expect, it } from "vitest";
import { heightOf, pathOf, refuseMove, slugOf } from "./check-tree";

const chain = ["a", "b", "c", "d", "e"].map((id, index, ids) => ({ id, parentId: ids[index - 1] ?? null }));
const tree = [...chain, { id: "x", parentId: null }, { id: "y", parentId: "x" }];

describe("the tree of categories", () => {
  it("knows what is above and below", () => {
    expect(pathOf(tree, "c")).toEqual(["c", "b", "a"]);
    expect(heightOf(tree, "a")).toBe(5);
    expect(heightOf(tree, "y")).toBe(1);
  });

  it.each([
    ["x", "c", null],
    ["x", "d", "more than 5 levels"],
    ["y", "d", null],
    ["y", "e", "more than 5 levels"],
    ["a", "e", "inside itself"],
    ["a", "a", "inside itself"],
    ["e", null, null],
  ])("answers for %s under %s: %s", (id, parentId, answer) => {
    const refusal = refuseMove(tree, id, parentId);
    if (answer === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(answer);
  });
});

it.each([
  ["Ọ̀ṣun & friends", "osun-friends"],
  ["  Aṣọ-òkè  ", "aso-oke"],
  ["!!!", ""],
  [`${"a".repeat(79)} b`, "a".repeat(79)],
])("makes an address of %s", (name, slug) => expect(slugOf(name)).toBe(slug));
