import type { CategoryNode } from "@/server/modules/catalog/contract/categories";

type Node = Pick<CategoryNode, "id" | "parentId" | "status">;
/** Where a category goes: into what, and which place among its neighbours there without itself. */
export type Place = Pick<CategoryNode, "parentId" | "position">;
export type Moves = Readonly<Record<"up" | "down" | "in" | "out", Place | null>>;

const childrenOf = <One extends Node>(tree: readonly One[], parentId: string | null, but: string): One[] =>
  tree.filter((node) => node.parentId === parentId && node.id !== but);

/** One step in each direction; null where there is none. */
export function stepsOf(tree: readonly Node[], id: string): Moves {
  const node = tree.find((one) => one.id === id);
  if (!node) return { up: null, down: null, in: null, out: null };
  const { parentId } = node;
  const here = tree.filter((one) => one.parentId === parentId);
  const index = here.findIndex((one) => one.id === id);
  const above = here[index - 1];
  const parent = tree.find((one) => one.id === parentId);
  return {
    up: index > 0 ? { parentId, position: index - 1 } : null,
    down: index < here.length - 1 ? { parentId, position: index + 1 } : null,
    in:
      above?.status === "active"
        ? { parentId: above.id, position: childrenOf(tree, above.id, id).length }
        : null,
    out: parent ? beside(tree, id, parent.id, 1) : null,
  };
}

export type Side = "before" | "into" | "after";

/** Where a category goes that is dropped on another; null when it cannot. */
export function dropOn(tree: readonly Node[], id: string, on: string, side: Side): Place | null {
  const target = tree.find((one) => one.id === on);
  if (!target || isWithin(tree, on, id)) return null;
  if (side !== "into") return beside(tree, id, on, side === "after" ? 1 : 0);
  if (target.status !== "active") return null;
  return { parentId: target.id, position: childrenOf(tree, target.id, id).length };
}

/** Where it stands now, as a place to bring it back to. */
export function placeOf(tree: readonly Node[], id: string): Place | null {
  const node = tree.find((one) => one.id === id);
  if (!node) return null;
  const { parentId } = node;
  const position = tree.filter((one) => one.parentId === parentId).findIndex((one) => one.id === id);
  return { parentId, position };
}

function beside(tree: readonly Node[], id: string, on: string, by: 0 | 1): Place | null {
  const target = tree.find((one) => one.id === on);
  if (!target) return null;
  const { parentId } = target;
  const position = childrenOf(tree, parentId, id).findIndex((one) => one.id === on) + by;
  return { parentId, position };
}

/** Whether `id` is `top` or anywhere below it. */
export function isWithin(tree: readonly Node[], id: string | null, top: string): boolean {
  if (id === null) return false;
  return id === top || isWithin(tree, tree.find((one) => one.id === id)?.parentId ?? null, top);
}
