import type { Db } from "@/server/platform/db";
import type { CategoryId, ProductId, VariantId } from "@/server/shared/id";
import type { EditorProduct, EditorVariant } from "../contract/staff-products";

export type EditorRow = Omit<
  EditorProduct,
  "attributes" | "definitions" | "variants" | "openCarts" | "history" | "updatedBy"
> & { readonly updatedBy: string };

/** All columns that the editor shows, of a product in any status. */
export async function findForEditor(db: Db, id: string): Promise<EditorRow | null> {
  const row = await db.product.findUnique({
    where: { id },
    omit: { attributes: true, categoryId: true, searchText: true },
    include: {
      category: { select: { id: true, slug: true, name: true } },
      addresses: { select: { slug: true }, orderBy: { at: "desc" } },
      media: {
        orderBy: { position: "asc" },
        select: { path: true, widths: true, width: true, height: true, colour: true, alt: true },
      },
    },
  });
  if (!row) return null;
  const { addresses, media, category, ...rest } = row;
  return {
    ...rest,
    id: row.id as ProductId,
    status: row.status as EditorProduct["status"],
    options: row.options as EditorProduct["options"],
    category: { ...category, id: category.id as CategoryId },
    oldSlugs: addresses.map(({ slug }) => slug).filter((slug) => slug !== row.slug),
    pictures: media,
  };
}

export type StockOf = Pick<EditorVariant, "onHand" | "reserved">;

/** Over all locations, by variant; those that were never stocked are not in it. */
export async function readStock(db: Db, variantIds: readonly VariantId[]): Promise<Map<string, StockOf>> {
  const rows = await db.$queryRaw<{ id: string; onHand: number; reserved: number }[]>`
    SELECT variant_id AS id, sum(on_hand)::int AS "onHand", sum(reserved)::int AS reserved
    FROM stock_level WHERE variant_id = ANY(${variantIds}) GROUP BY variant_id`;
  return new Map(rows.map(({ id, ...stock }) => [id, stock]));
}
