import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { money } from "@/server/shared/money";
import type { BasePrice, PriceOffer } from "../contract/price";
import { choosePrice, offeredPrice } from "./choose-price";

const at = new Date("2026-11-22T09:00:00Z");
const base: BasePrice = { price: money(1_000n, "NGN"), compareAt: null };
const ask = { quantity: 1, groups: [], at };

const offer = (change: Partial<PriceOffer> = {}): PriceOffer => ({
  listId: "plt_1",
  listName: "Sale",
  currency: "NGN",
  priority: 0,
  groupId: null,
  startsAt: null,
  endsAt: null,
  minQuantity: 1,
  minor: 900n,
  pointsOff: null,
  ...change,
});

const priceOf = (offers: PriceOffer[], question = {}) =>
  choosePrice(base, offers, { ...ask, ...question })?.unit.minor;

describe("the price of a variant", () => {
  it("is the base price without a list, and nothing without a base price", () => {
    expect(choosePrice(base, [], ask)).toMatchObject({ unit: base.price, listId: null });
    expect(choosePrice(null, [offer()], ask)).toBeNull();
  });

  it("says which list made it, with the base price to compare", () => {
    expect(choosePrice(base, [offer()], ask)).toEqual({
      unit: money(900n, "NGN"),
      compareAt: base.price,
      listId: "plt_1",
      listName: "Sale",
      minQuantity: 1,
    });
  });

  it.each([
    ["a dearer list of no priority", [offer({ minor: 1_100n })], 1_000n],
    ["a dearer list that has priority", [offer({ minor: 1_100n, priority: 1 })], 1_100n],
    ["priority before a lower price", [offer(), offer({ listId: "plt_2", minor: 950n, priority: 1 })], 950n],
    ["the lowest of one priority", [offer(), offer({ listId: "plt_2", minor: 800n })], 800n],
    ["a part off, half a kobo up", [offer({ minor: null, pointsOff: 3_335 })], 667n],
    ["another currency", [offer({ currency: "USD" })], 1_000n],
    ["a group that the buyer is not in", [offer({ groupId: "cgr_1" })], 1_000n],
  ])("%s", (_, offers, minor) => expect(priceOf(offers)).toBe(minor));

  it("is a group's own for those in it", () => {
    expect(priceOf([offer({ groupId: "cgr_1" })], { groups: ["cgr_1"] })).toBe(900n);
  });

  it("counts a period from its first moment to just before its last", () => {
    const offers = [offer({ startsAt: at, endsAt: new Date(at.getTime() + 1_000) })];
    const minorAt = (milliseconds: number) => priceOf(offers, { at: new Date(at.getTime() + milliseconds) });
    expect([-1, 0, 999, 1_000].map(minorAt)).toEqual([1_000n, 900n, 900n, 1_000n]);
  });

  it("takes the tier that the quantity has reached", () => {
    const tiers = [offer({ minQuantity: 5, minor: 800n }), offer({ minQuantity: 10, minor: 700n })];
    expect([1, 4, 5, 9, 10, 99].map((quantity) => priceOf(tiers, { quantity }))).toEqual([
      1_000n,
      1_000n,
      800n,
      800n,
      700n,
      700n,
    ]);
  });
});

describe("any price lists", () => {
  const someOffer = fc.record({
    listId: fc.constantFrom("plt_1", "plt_2", "plt_3", "plt_4"),
    priority: fc.nat({ max: 2 }),
    groupId: fc.constantFrom(null, "cgr_1", "cgr_2"),
    minQuantity: fc.integer({ min: 1, max: 20 }),
    terms: fc.oneof(
      fc.record({ minor: fc.bigInt({ min: 1n, max: 10n ** 12n }), pointsOff: fc.constant(null) }),
      fc.record({ minor: fc.constant(null), pointsOff: fc.integer({ min: 1, max: 9_900 }) }),
    ),
  });
  // A list has one priority and one group, and one tier per quantity.
  const offers = fc
    .uniqueArray(someOffer, {
      maxLength: 8,
      selector: ({ listId, minQuantity }) => `${listId}:${minQuantity}`,
    })
    .map((made) =>
      made.map(({ terms, ...rest }) => {
        const head = made.find(({ listId }) => listId === rest.listId) ?? rest;
        return offer({ ...rest, ...terms, priority: head.priority, groupId: head.groupId });
      }),
    );
  const quantity = fc.integer({ min: 1, max: 30 });

  it("give one positive price, the same in whatever order they come", () => {
    fc.assert(
      fc.property(offers, quantity, fc.bigInt({ min: 1n, max: 10n ** 12n }), (given, many, minor) => {
        const mine = { price: money(minor, "NGN"), compareAt: null };
        const question = { quantity: many, groups: ["cgr_1"], at };
        const chosen = choosePrice(mine, given, question);
        expect(chosen?.unit.minor).toBeGreaterThan(0n);
        expect(choosePrice(mine, given.toReversed(), question)).toEqual(chosen);
      }),
    );
  });

  it("without priority never make anything dearer, nor for those in a group", () => {
    fc.assert(
      fc.property(offers, quantity, (given, many) => {
        const plain = given.map((one) => ({ ...one, priority: 0 }));
        const forAll = choosePrice(base, plain, { quantity: many, groups: [], at });
        const forGroup = choosePrice(base, plain, { quantity: many, groups: ["cgr_1"], at });
        expect(forAll?.unit.minor).toBeLessThanOrEqual(base.price.minor);
        expect(forGroup?.unit.minor).toBeLessThanOrEqual(forAll?.unit.minor ?? 0n);
      }),
    );
  });

  it("compare with the base price only what is below it", () => {
    fc.assert(
      fc.property(offers, quantity, (given, many) => {
        const chosen = choosePrice(base, given, { quantity: many, groups: [], at });
        if (chosen?.listId) expect(chosen.compareAt !== null).toBe(chosen.unit.minor < base.price.minor);
      }),
    );
  });

  it("take a part off that is never more than half a minor unit wrong", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1_000n, max: 10n ** 15n }),
        fc.integer({ min: 1, max: 9_900 }),
        (minor, pointsOff) => {
          const exact = minor * BigInt(10_000 - pointsOff);
          const { minor: got } = offeredPrice(money(minor, "NGN"), { minor: null, pointsOff });
          const off = got * 10_000n - exact;
          expect(off <= 5_000n && off > -5_000n).toBe(true);
        },
      ),
    );
  });
});
