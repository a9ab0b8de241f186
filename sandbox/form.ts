export type FormTree = string | FormTree[] | { [key: string]: FormTree };

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

/** Reads `a[b][0][c]=1&a[d][]=2` the way Stripe and Twilio write forms. */
export function parseForm(raw: string): { [key: string]: FormTree } {
  const root: { [key: string]: FormTree } = {};
  for (const [name, value] of new URLSearchParams(raw)) {
    const path = [
      name.replace(/\[.*$/s, ""),
      ...Array.from(name.matchAll(/\[([^\]]*)\]/g), (match) => match[1] ?? ""),
    ];
    if (path.length <= 8 && !path.some((part) => FORBIDDEN.has(part))) place(root, path, value);
  }
  const tree = listsFromNumberedKeys(root);
  return typeof tree === "object" && !Array.isArray(tree) ? tree : root;
}

function place(node: { [key: string]: FormTree }, path: readonly string[], value: string): void {
  const [first = "", ...rest] = path;
  const key = first === "" ? String(Object.keys(node).length) : first;
  if (rest.length === 0) {
    node[key] = value;
    return;
  }
  const next = node[key];
  const child = typeof next === "object" && !Array.isArray(next) ? next : {};
  node[key] = child;
  place(child, rest, value);
}

function listsFromNumberedKeys(tree: FormTree): FormTree {
  if (typeof tree === "string") return tree;
  const entries = Object.entries(tree).map(([key, value]) => [key, listsFromNumberedKeys(value)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
