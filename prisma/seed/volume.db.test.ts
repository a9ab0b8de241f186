import { afterAll, beforeAll, expect, it } from "vitest";
import { ListInput, ProductList, ProductView } from "@/server/modules/catalog/contract";
import { readProduct } from "@/server/modules/catalog/service";
import { listProducts } from "@/server/modules/catalog/service/list-products";
import { resetDatabase, testDatabaseUrl } from "@/server/testing/database";
import { expectInvariants } from "@/server/testing/invariants";
import { createTestCtx } from "@/server/testing/kit";
import { seedVolume } from "./volume";

const kit = createTestCtx();
afterAll(kit.close);
beforeAll(resetDatabase);

it("writes as many variants as asked for, once", async () => {
  const first = await seedVolume(testDatabaseUrl(), { variants: 1_000 });
  expect(first).toEqual({ products: 200, variants: 1_000 });
  expect(await seedVolume(testDatabaseUrl(), { variants: 1_000 })).toEqual(first);
  expect(await kit.db.stockMovement.count()).toBeGreaterThan(900);
  await expectInvariants(kit.db);
});

it("writes goods that look like the shop's own: with prices, options, pictures and words to find", async () => {
  const wish = ListInput.parse({ currency: "NGN", query: "aso oke wrapper" });
  const found = ProductList.parse(await listProducts(kit.guest, wish));
  expect(found.items[0]?.title).toMatch(/Aṣọ-òkè wrapper/);
  const product = await readProduct(kit.guest, { slug: found.items[0]?.slug ?? "", currency: "NGN" });
  expect(ProductView.parse(product).pictures).toHaveLength(2);
  const choices = new Map(product.options.map(({ name, values }) => [name, values]));
  for (const variant of product.variants) {
    expect(variant.price?.minor).toBeGreaterThan(0n);
    for (const [name, value] of Object.entries(variant.options)) expect(choices.get(name)).toContain(value);
  }
});
