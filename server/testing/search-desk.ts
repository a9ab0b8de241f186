import { afterAll, beforeEach } from "vitest";
import type { Ctx } from "@/server/context";
import { ListInput } from "@/server/modules/catalog/contract";
import { listProducts } from "@/server/modules/catalog/service/list-products";
import { newId } from "@/server/platform/id";
import type { Staff } from "@/server/shared/actor";
import type { ProductId } from "@/server/shared/id";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";

/** Goods to look for, and ways to look, in the worker's own database, emptied before each test. */
export const kit = createTestCtx();
export const { db, guest: ctx } = kit;
export let staff: Ctx<Staff>;
afterAll(kit.close);
beforeEach(async () => {
  await resetDatabase();
  kit.clock.advance(60_000);
  staff = await kit.staff("admin");
});

export type Good = {
  readonly title: string;
  readonly tags?: string[];
  readonly summary?: string;
  readonly description?: string;
  readonly attributes?: { name: string; value: string }[];
  readonly sku?: string;
  readonly category?: string;
  readonly position?: number;
  readonly prices?: readonly bigint[];
  readonly stock?: number;
};

export async function addGood(good: Good): Promise<ProductId> {
  const id = newId<ProductId>("product");
  const slug = good.category ?? "cloth";
  const shelf = await db.category.upsert({
    where: { slug },
    update: {},
    create: { id: newId("category"), slug, name: slug },
  });
  const store = await db.location.upsert({
    where: { code: "LOS" },
    update: {},
    create: { id: newId("location"), code: "LOS", name: "Lagos", country: "NG" },
  });
  await db.product.create({
    data: {
      id,
      slug: `good-${id.slice(4)}`,
      title: good.title,
      summary: good.summary ?? "",
      description: good.description ?? "",
      status: "active",
      categoryId: shelf.id,
      tags: good.tags ?? [],
      attributes: good.attributes ?? [],
      position: good.position ?? 0,
    },
  });
  for (const [place, minor] of (good.prices ?? [1_000n]).entries()) {
    const variant = newId("variant");
    const sku = place === 0 && good.sku ? good.sku : variant;
    await db.variant.create({
      data: {
        id: variant,
        productId: id,
        sku,
        title: "",
        position: place,
        prices: { create: { currency: "NGN", minor } },
      },
    });
    await db.stockLevel.create({
      data: { variantId: variant, locationId: store.id, onHand: good.stock ?? 1 },
    });
  }
  return id;
}

export type Wish = Partial<Omit<ListInput, "limit">> & { readonly limit?: number };
export const list = (wish: Wish = {}) => listProducts(ctx, ListInput.parse({ currency: "NGN", ...wish }));
export const titles = async (wish: Wish) => (await list(wish)).items.map(({ title }) => title);
export const later = () => kit.clock.advance(60_000);

export async function walk(wish: Wish, between: () => Promise<unknown> = async () => {}): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 100; page++) {
    const { items, nextCursor } = await list({ ...wish, ...(cursor && { cursor }) });
    seen.push(...items.map(({ title }) => title));
    if (!nextCursor) return seen;
    cursor = nextCursor;
    await between();
  }
  throw new Error("The list never ended");
}
