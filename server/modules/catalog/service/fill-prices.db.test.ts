import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import type { Staff } from "@/server/shared/actor";
import type { VariantId } from "@/server/shared/id";
import { addThing } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import type { FillRule } from "../contract/fill-prices";
import { applyFill, previewFill, readFill, setFillRule, setRate } from "./fill-prices";

const kit = createTestCtx();
const { db } = kit;
let staff: Ctx<Staff>;
beforeEach(async () => {
  await resetDatabase();
  staff = await kit.staff("admin");
});
afterAll(kit.close);

const RULE: FillRule = {
  currency: "USD",
  base: "NGN",
  marginPoints: 0,
  rounding: "nearest",
  stepMinor: 50n,
  endingMinor: 0n,
};
const rateOf = (rate: string) => {
  kit.clock.advance(1_000);
  return setRate(staff, { base: "NGN", quote: "USD", rate, source: "CBN" });
};
const dollars = async (variantId: VariantId) =>
  db.price.findUnique({ where: { variantId_currency: { variantId, currency: "USD" } } });

describe("filling a currency", () => {
  it("makes missing prices from the rate, says so, and leaves those of people alone", async () => {
    const missing = await addThing(db, { ngn: 1_500_000n, usd: null });
    const own = await addThing(db, { ngn: 1_500_000n, usd: 777n });
    await setFillRule(staff, RULE);
    const rate = await rateOf("0.000625");
    const preview = await previewFill(staff, { currency: "USD" });
    expect(preview).toMatchObject({
      missing: 1,
      outdated: 0,
      rate: { rate: "0.000625", setBy: "Adaeze Obi" },
      examples: [{ variantId: missing, now: null, next: { minor: 950n, currency: "USD" } }],
    });
    expect(await dollars(missing)).toBeNull();
    expect(await applyFill(staff, { currency: "USD", rateId: rate.id })).toEqual({
      written: 1,
      hasMore: false,
    });
    expect(await dollars(missing)).toMatchObject({ minor: 950n, source: "filled", rateId: rate.id });
    expect(await dollars(own)).toMatchObject({ minor: 777n, source: "manual", rateId: null });
    expect(await applyFill(staff, { currency: "USD", rateId: rate.id })).toEqual({
      written: 0,
      hasMore: false,
    });
    const product = await db.product.findFirstOrThrow({ where: { variants: { some: { id: missing } } } });
    expect(product).toMatchObject({ version: 2, updatedBy: `staff:${staff.actor.id}` });
    expect((await kit.told()).filter((topic) => topic === "catalog.prices-filled")).toHaveLength(1);
  });

  it("renews what it filled after the rate changed, and nothing else", async () => {
    const filled = await addThing(db, { ngn: 1_500_000n, usd: null });
    const taken = await addThing(db, { ngn: 1_500_000n, usd: null });
    await setFillRule(staff, RULE);
    const first = await rateOf("0.000625");
    await applyFill(staff, { currency: "USD", rateId: first.id });
    await db.price.updateMany({
      where: { variantId: taken, currency: "USD" },
      data: { source: "manual", rateId: null },
    });
    const second = await rateOf("0.001");
    await expect(applyFill(staff, { currency: "USD", rateId: first.id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await previewFill(staff, { currency: "USD" })).toMatchObject({ missing: 0, outdated: 1 });
    await applyFill(staff, { currency: "USD", rateId: second.id });
    expect(await dollars(filled)).toMatchObject({ minor: 1_500n, rateId: second.id });
    expect(await dollars(taken)).toMatchObject({ minor: 950n, source: "manual" });
    expect((await readFill(staff)).rates.map(({ rate }) => rate)).toEqual(["0.001", "0.000625"]);
  });

  it("goes in helpings, and two people at once fill everything once", async () => {
    const variantId = await addThing(db, { ngn: 100_000n, usd: null });
    const { productId } = await db.variant.findUniqueOrThrow({ where: { id: variantId } });
    await db.$executeRaw`INSERT INTO product (id, slug, title, summary, description, status, category_id)
      SELECT 'p-' || n, 'more-' || n, 'More', '', '', 'active', category_id FROM product, generate_series(1, 700) n WHERE id = ${productId}`;
    await db.$executeRaw`INSERT INTO variant (id, product_id, sku, title) SELECT 'v-' || n, 'p-' || n, 'more-' || n, '' FROM generate_series(1, 700) n`;
    await db.$executeRaw`INSERT INTO price (variant_id, currency, minor) SELECT 'v-' || n, 'NGN', 100000 + n FROM generate_series(1, 700) n`;
    await setFillRule(staff, RULE);
    const { id: rateId } = await rateOf("0.000625");
    const answers = await Promise.all([
      applyFill(staff, { currency: "USD", rateId }),
      applyFill(staff, { currency: "USD", rateId }),
    ]);
    expect(answers.map(({ written }) => written).sort()).toEqual([201, 500]);
    expect(answers.filter(({ hasMore }) => hasMore)).toHaveLength(1);
    expect(await db.price.count({ where: { currency: "USD", source: "filled" } })).toBe(701);
  });

  it("needs a rule and a rate, and never fills from what was filled", async () => {
    const variantId = await addThing(db, { ngn: 100_000n, usd: null });
    await expect(previewFill(staff, { currency: "USD" })).rejects.toMatchObject({ code: "INVALID" });
    await setFillRule(staff, RULE);
    await expect(previewFill(staff, { currency: "USD" })).rejects.toThrow(/Set a rate from NGN to USD/);
    const { id: rateId } = await rateOf("0.001");
    await applyFill(staff, { currency: "USD", rateId });
    await setFillRule(staff, { ...RULE, currency: "NGN", base: "USD" });
    kit.clock.advance(1_000);
    await setRate(staff, { base: "USD", quote: "NGN", rate: "1600", source: "CBN" });
    await db.price.deleteMany({ where: { variantId, currency: "NGN" } });
    expect(await previewFill(staff, { currency: "NGN" })).toMatchObject({ missing: 0, outdated: 0 });
  });

  it("lets go of a price as soon as anybody writes another amount", async () => {
    const variantId = await addThing(db, { ngn: 1_500_000n, usd: null });
    await setFillRule(staff, RULE);
    const { id: rateId } = await rateOf("0.000625");
    await applyFill(staff, { currency: "USD", rateId });
    await setFillRule(staff, { ...RULE, rounding: "up", stepMinor: 100n });
    await applyFill(staff, { currency: "USD", rateId });
    expect(await dollars(variantId)).toMatchObject({ minor: 1_000n, source: "filled", rateId });
    await db.$executeRaw`UPDATE price SET minor = 888 WHERE variant_id = ${variantId} AND currency = 'USD'`;
    expect(await dollars(variantId)).toMatchObject({ minor: 888n, source: "manual", rateId: null });
    expect(await previewFill(staff, { currency: "USD" })).toMatchObject({ missing: 0, outdated: 0 });
  });

  it("keeps rates as they were, and says which price came from which", async () => {
    const { id } = await rateOf("0.001");
    await expect(db.$executeRaw`UPDATE exchange_rate SET rate = 2 WHERE id = ${id}`).rejects.toThrow(
      /append-only/,
    );
    const variantId = await addThing(db, { usd: null });
    const price = { variantId, currency: "USD", minor: 5n };
    await expect(db.price.create({ data: { ...price, source: "filled" } })).rejects.toThrow(/price_source/);
    await expect(db.price.create({ data: { ...price, rateId: id } })).rejects.toThrow(/price_source/);
    await expect(
      setRate(staff, { base: "NGN", quote: "USD", rate: "0.002", source: "CBN" }),
    ).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});
