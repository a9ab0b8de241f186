import { afterAll, beforeEach } from "vitest";
import type { Ctx } from "@/server/context";
import { type ProductChanges, SaveVariantsInput } from "@/server/modules/catalog/contract/edit-product";
import { createProduct } from "@/server/modules/catalog/service/create-product";
import { publishProduct } from "@/server/modules/catalog/service/move-product";
import { saveVariants } from "@/server/modules/catalog/service/save-variants";
import { updateProduct } from "@/server/modules/catalog/service/update-product";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import type { CategoryId, ProductId } from "@/server/shared/id";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";

/** A desk at which products are written, in the worker's own database, emptied before each test. */
export const kit = createTestCtx();
export const { db } = kit;
export let staff: Ctx<Staff>;
export let categoryId: CategoryId;
beforeEach(async () => {
  await resetDatabase();
  staff = await kit.staff("admin");
  categoryId = newId<CategoryId>("category");
  await db.category.create({ data: { id: categoryId, slug: "cloth", name: "Cloth" } });
});
afterAll(kit.close);

export const create = (title = "Indigo wrap") =>
  createProduct(staff, { title, categoryId, summary: "", description: "" });
export const naira = (minor: bigint, compareAtMinor: bigint | null = null) => ({
  currency: "NGN" as const,
  minor,
  compareAtMinor,
});
export const colours = { name: "Colour", values: ["Indigo", "White"] };
export const pair = (prefix: string) => [
  { sku: `${prefix}-1`, options: { Colour: "Indigo" }, prices: [naira(500_000n)] },
  { sku: `${prefix}-2`, options: { Colour: "White" }, prices: [naira(600_000n, 700_000n)] },
];
export type Target = { id: ProductId; version: number };
export const save = ({ id, version }: Target, grid: object) =>
  saveVariants(staff, SaveVariantsInput.parse({ id, version, options: [], variants: [], ...grid }));
export const update = ({ id, version }: Target, changes: ProductChanges, by = staff) =>
  updateProduct(by, { id, version, changes, reason: "" });
export const edit = ({ id, version }: Target) => ({ id, version, reason: "" });

/** Saves a grid that needs no question, and says where the product stands then. */
export const saved = async (target: Target, grid: object) => {
  const result = await save(target, grid);
  if (result.state !== "done") throw new Error(result.message);
  return result.product;
};
export const priced = async (title = "Indigo wrap", prefix = "W") =>
  saved(await create(title), { options: [colours], variants: pair(prefix) });
export const onSale = async (title?: string, prefix?: string) =>
  publishProduct(staff, edit(await priced(title, prefix)));
export const changeOf = (topic: string, subject: string) =>
  db.outboxEvent.findFirstOrThrow({ where: { topic, subject }, orderBy: { at: "desc" } });
export const variantsOf = (productId: string) =>
  db.variant.findMany({ where: { productId }, orderBy: { position: "asc" }, include: { prices: true } });
