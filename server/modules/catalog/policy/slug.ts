/** "Àdìrẹ ẹlẹ́kọ — 6 yards" becomes "adire-eleko-6-yards"; what has no letters at all becomes "product". */
export function slugOf(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, "");
  return plain || "product";
}

/** Leaves room for a number behind it. */
const LONGEST = 100;

/** The first of "indigo", "indigo-2", "indigo-3"… that is not taken. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
