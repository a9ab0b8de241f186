import type { Db } from "@/server/platform/db";
import { formValue } from "../policy/attribute-values";
import { listDefinitions } from "../repo/attributes";
import { listCategories, listIdsAfter } from "../repo/export-products";
import { listStanding } from "../repo/import-products";

export type CategoryPath = { readonly id: string; readonly slug: string; readonly path: string };

/** Every category with its way from the top, "Cloth > Adire"; by its address where two have the same way. */
export async function listCategoryPaths(db: Db): Promise<CategoryPath[]> {
  const rows = await listCategories(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const wayTo = (id: string | null, depth = 0): string[] => {
    const row = id === null || depth > 20 ? undefined : byId.get(id);
    return row ? [...wayTo(row.parentId, depth + 1), row.name] : [];
  };
  const paths = rows.map(({ id, slug }) => ({ id, slug, path: wayTo(id).join(" > ") }));
  const counts = Map.groupBy(paths, ({ path }) => path.toLowerCase());
  return paths.map((one) =>
    counts.get(one.path.toLowerCase())?.length === 1 ? one : { ...one, path: one.slug },
  );
}

/** The attributes a file may have, in the order of the editor. */
export const listAttributeKeys = async (db: Db): Promise<string[]> =>
  (await listDefinitions(db)).map(({ key }) => key);

export type ProductOfFile = Awaited<ReturnType<typeof listProductsAfter>>[number];

/** Some products with all that a file says of them, by id, drafts and archived ones too. */
export async function listProductsAfter(db: Db, after: string, limit: number) {
  const ids = await listIdsAfter(db, after, limit);
  const standing = await listStanding(db, ids);
  return ids.flatMap((id) => {
    const found = standing.get(id);
    if (!found) return [];
    const { product, variants, values } = found;
    return [
      { product, variants, values: values.map((value) => ({ key: value.key, value: formValue(value) })) },
    ];
  });
}
