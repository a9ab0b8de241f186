import { MOST_LEVELS } from "../contract/categories";

type Node = { readonly id: string; readonly parentId: string | null };

/** Why a category cannot be put under a parent, in words; null when it can. The database refuses the same. */
export function refuseMove(nodes: readonly Node[], id: string, parentId: string | null): string | null {
  if (parentId === null) return null;
  const above = pathOf(nodes, parentId);
  if (above.includes(id)) return "A category cannot be inside itself. Choose another place.";
  return above.length + heightOf(nodes, id) > MOST_LEVELS
    ? `The tree would be more than ${MOST_LEVELS} levels deep there. Choose a place higher up.`
    : null;
}

/** From a category up to the stall it is in, itself first. */
export function pathOf(nodes: readonly Node[], id: string): string[] {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]));
  const path: string[] = [];
  for (let step: string | null = id; step !== null && !path.includes(step); step = parents.get(step) ?? null)
    path.push(step);
  return path;
}

/** How many levels a category takes up with all that is in it. */
export function heightOf(nodes: readonly Node[], id: string): number {
  const heights = nodes.filter((node) => node.parentId === id).map((child) => heightOf(nodes, child.id));
  return 1 + Math.max(0, ...heights);
}

/** An address from a name: "Ọ̀ṣun & friends" → "osun-friends". Empty when the name has no letter for it. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 80)
    .replace(/-$/, "");
