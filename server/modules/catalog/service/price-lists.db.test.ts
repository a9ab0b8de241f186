import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/server/context";
import { readCart } from "@/server/modules/cart/service";
import { HOUR } from "@/server/platform/clock";
import type { Staff } from "@/server/shared/actor";
import type { VariantId } from "@/server/shared/id";
import { addThing, shopper, shopperWith } from "@/server/testing/builders";
import { resetDatabase } from "@/server/testing/database";
import { createTestCtx } from "@/server/testing/kit";
import { ListInput } from "../contract";
import {
  CreatePriceListInput,
  type PriceListView,
  SetEntriesInput,
  UpdatePriceListInput,
} from "../contract/price-lists";
import { readProduct } from "../service";
import { applyPriceLists } from "./apply-prices";
import { addMember, createGroup, removeGroup, removeMember } from "./edit-groups";
import { createPriceList, removePriceList, setEntries, updatePriceList } from "./edit-price-lists";
import { listProducts } from "./list-products";
import { explainPrice, findVariants, listPriceLists, readPriceList } from "./read-price-lists";

const kit = createTestCtx();
const { db } = kit;
afterAll(kit.close);

let staff: Ctx<Staff>;
beforeEach(async () => {
  await resetDatabase();
  kit.clock.set(new Date());
  staff = await kit.staff("admin");
});

type Term = {
  readonly variantId: VariantId;
  readonly minQuantity?: number;
  readonly minor?: bigint | null;
  readonly pointsOff?: number | null;
};
const terms = (list: Term[]) => list.map((term) => ({ minor: null, pointsOff: null, ...term }));

/** An active list with these prices. */
async function addList(
  entries: Term[],
  head: Partial<CreatePriceListInput> = {},
  status: PriceListView["status"] = "active",
): Promise<PriceListView> {
  const wish = CreatePriceListInput.parse({ name: "Harmattan sale", currency: "NGN", ...head });
  const made = await createPriceList(staff, wish);
  const filled = await setEntries(
    staff,
    SetEntriesInput.parse({ id: made.id, version: made.version, set: terms(entries) }),
  );
  return change(filled, { ...head, status });
}

function change(list: PriceListView, wish: object): Promise<PriceListView> {
  const { id, version, name, startsAt, endsAt, priority, group, status } = list;
  const head = { id, version, name, startsAt, endsAt, priority, groupId: group?.id ?? null, status };
  return updatePriceList(staff, UpdatePriceListInput.parse({ ...head, ...wish }));
}

const slugOf = async (variantId: VariantId) =>
  (await db.variant.findUniqueOrThrow({ where: { id: variantId }, include: { product: true } })).product.slug;

/** What the card, the product page and a cart with one of it say: they must say the same. */
async function shownFor(variantId: VariantId) {
  const slug = await slugOf(variantId);
  kit.clock.advance(6_000);
  const list = await listProducts(kit.guest, ListInput.parse({ currency: "NGN" }));
  const card = list.items.find((item) => item.slug === slug);
  const page = (await readProduct(kit.guest, { slug, currency: "NGN" })).variants[0];
  const cart = await readCart(await shopperWith(kit.guest, [[variantId, 1]]), db);
  return {
    card: [card?.price?.minor, card?.compareAt?.minor],
    page: [page?.price?.minor, page?.compareAt?.minor],
    cart: [cart.lines[0]?.unit?.minor, cart.lines[0]?.compareAt?.minor],
  };
}
const everywhere = (...prices: (bigint | undefined)[]) => ({ card: prices, page: prices, cart: prices });

describe("a price list", () => {
  it("changes the card, the page and the cart alike, compared with the base price", async () => {
    const variantId = await addThing(db, { ngn: 500_000n });
    expect(await shownFor(variantId)).toEqual(everywhere(500_000n, undefined));
    await addList([{ variantId, pointsOff: 2_000 }]);
    expect(await shownFor(variantId)).toEqual(everywhere(400_000n, 500_000n));
  });

  it("moves a product in a list sorted by price, and into a filter", async () => {
    const dear = await addThing(db, { ngn: 900n, title: "Dear" });
    await addThing(db, { ngn: 500n, title: "Plain" });
    const titles = async (wish: object) => {
      kit.clock.advance(6_000);
      const list = await listProducts(kit.guest, ListInput.parse({ currency: "NGN", ...wish }));
      return list.items.map(({ title }) => title);
    };
    expect(await titles({ sort: "price-up" })).toEqual(["Plain", "Dear"]);
    await addList([{ variantId: dear, minor: 300n }]);
    expect(await titles({ sort: "price-up" })).toEqual(["Dear", "Plain"]);
    expect(await titles({ filters: { minMinor: 250n, maxMinor: 350n } })).toEqual(["Dear"]);
    expect(await titles({ filters: { minMinor: 800n, maxMinor: 1_000n } })).toEqual([]);
  });

  it("begins and ends by the clock: in the cart at once, in lists with the job, however late that runs", async () => {
    const variantId = await addThing(db, { ngn: 1_000n });
    const startsAt = new Date(kit.clock.now().getTime() + HOUR);
    const endsAt = new Date(startsAt.getTime() + HOUR);
    await addList([{ variantId, minor: 700n }], { startsAt, endsAt });
    expect(await applyPriceLists(kit.system)).toBe(0);
    expect(await shownFor(variantId)).toEqual(everywhere(1_000n, undefined));

    kit.clock.set(startsAt);
    expect((await shownFor(variantId)).cart).toEqual([700n, 1_000n]);
    expect(await applyPriceLists(kit.system)).toBe(1);
    expect(await applyPriceLists(kit.system)).toBe(0);
    expect(await shownFor(variantId)).toEqual(everywhere(700n, 1_000n));

    kit.clock.set(new Date(endsAt.getTime() + 72 * HOUR));
    expect((await shownFor(variantId)).cart).toEqual([1_000n, undefined]);
    await Promise.all([applyPriceLists(kit.system), applyPriceLists(kit.system)]);
    expect(await shownFor(variantId)).toEqual(everywhere(1_000n, undefined));
  });

  it("is caught up after a job that died half-way, even when it was archived in between", async () => {
    const variantId = await addThing(db, { ngn: 1_000n });
    const startsAt = new Date(kit.clock.now().getTime() + HOUR);
    const list = await addList([{ variantId, minor: 700n }], { startsAt });
    kit.clock.set(startsAt);
    // As a job leaves it that dies after its first products.
    await db.priceList.update({ where: { id: list.id }, data: { appliedVersion: 0 } });
    await db.$executeRaw`SELECT price_products(array(SELECT id FROM product), ${startsAt}::timestamptz)`;
    await change(list, { status: "archived" });
    expect(await shownFor(variantId)).toEqual(everywhere(1_000n, undefined));
  });

  it("forgets a price that is taken out of it", async () => {
    const variantId = await addThing(db, { ngn: 1_000n });
    const list = await addList([{ variantId, minor: 700n }]);
    await setEntries(
      staff,
      SetEntriesInput.parse({ id: list.id, version: list.version, remove: [{ variantId }] }),
    );
    expect(await shownFor(variantId)).toEqual(everywhere(1_000n, undefined));
  });

  it("sells nothing that has no base price, and follows the base price when that changes", async () => {
    const none = await addThing(db, { ngn: null });
    const some = await addThing(db, { ngn: 1_000n });
    await addList([
      { variantId: none, minor: 700n },
      { variantId: some, pointsOff: 5_000 },
    ]);
    expect(
      (await readProduct(kit.guest, { slug: await slugOf(none), currency: "NGN" })).variants[0]?.price,
    ).toBeNull();
    await db.price.update({
      where: { variantId_currency: { variantId: some, currency: "NGN" } },
      data: { minor: 3_000n },
    });
    expect(await shownFor(some)).toEqual(everywhere(1_500n, 3_000n));
  });

  it("takes the tier that the cart has reached, with the reason", async () => {
    const variantId = await addThing(db, { ngn: 1_000n, stock: 50 });
    await addList(
      [
        { variantId, minQuantity: 5, minor: 900n },
        { variantId, minQuantity: 10, minor: 800n },
      ],
      { name: "By the dozen" },
    );
    const cartOf = async (quantity: number) => {
      const cart = await readCart(await shopperWith(kit.guest, [[variantId, quantity]]), db);
      return [cart.lines[0]?.unit?.minor, cart.subtotal.minor, cart.lines[0]?.priceReason];
    };
    expect(await cartOf(4)).toEqual([1_000n, 4_000n, null]);
    expect(await cartOf(5)).toEqual([900n, 4_500n, "By the dozen, from 5"]);
    expect(await cartOf(12)).toEqual([800n, 9_600n, "By the dozen, from 10"]);
    const page = await readProduct(kit.guest, { slug: await slugOf(variantId), currency: "NGN" });
    expect(page.variants[0]?.tiers.map(({ from, unit }) => [from, unit.minor])).toEqual([
      [5, 900n],
      [10, 800n],
    ]);
  });

  it("for a group is for its members alone, from the moment they join until they leave", async () => {
    const variantId = await addThing(db, { ngn: 1_000n });
    const [group] = await createGroup(staff, { name: "Tailors" });
    if (!group) throw new Error("no group");
    await addList([{ variantId, minor: 600n }], { groupId: group.id });
    const customer = await kit.customer();
    const { email } = await db.user.findUniqueOrThrow({ where: { id: customer.actor.id } });
    const holder = shopper(customer);
    const unit = async () => {
      const { lines } = await readCart(holder, db);
      return lines[0]?.unit?.minor;
    };
    const carts = await import("@/server/modules/cart/service");
    await carts.addLine(holder, { variantId, quantity: 1 });
    expect(await unit()).toBe(1_000n);
    await addMember(staff, { id: group.id, email });
    await addMember(staff, { id: group.id, email });
    expect(await unit()).toBe(600n);
    expect(await shownFor(variantId)).toEqual(everywhere(1_000n, undefined));
    expect((await explainPrice(staff, { variantId, currency: "NGN", quantity: 1, email })).why).toContain(
      "₦6 by",
    );
    await removeMember(staff, { id: group.id, userId: customer.actor.id });
    expect(await unit()).toBe(1_000n);
    await expect(removeGroup(staff, { id: group.id })).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await kit.told()).filter((topic) => topic === "catalog.customer-group-joined")).toHaveLength(1);
  });
});

describe("the price that everyone sees, made by the database", () => {
  it("is what the rule says, whatever the lists", async () => {
    const variants: VariantId[] = [];
    for (const ngn of [900n, 1_001n, 77_777n]) variants.push(await addThing(db, { ngn }));
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 8; round += 1) {
      await addList(
        variants
          .filter(() => next(3) > 0)
          .map((variantId) =>
            next(2)
              ? { variantId, minor: BigInt(1 + next(90_000)) }
              : { variantId, pointsOff: 1 + next(9_900) },
          ),
        {
          name: `List ${round}`,
          priority: next(3),
          startsAt: next(4) ? null : new Date(kit.clock.now().getTime() + HOUR),
        },
      );
      for (const variantId of variants) {
        const { card, page, cart } = await shownFor(variantId);
        expect([round, card]).toEqual([round, page]);
        expect([round, page]).toEqual([round, cart]);
      }
    }
  }, 40_000);
});

describe("prices that many change at once", () => {
  it("end as the rule says, in the card as in the cart", async () => {
    const variantId = await addThing(db, { ngn: 1_000n });
    const names = ["A", "B", "C"];
    for (const name of names) await addList([{ variantId, minor: 900n }], { name });
    for (let round = 0; round < 6; round += 1) {
      const lists = await listPriceLists(staff);
      await Promise.all([
        ...lists.map(({ id, version }, index) => {
          const minor = BigInt(300 + ((round * 7 + index * 5) % 11) * 100);
          const set = terms([{ variantId, minor }]);
          return setEntries(staff, SetEntriesInput.parse({ id, version, set }));
        }),
        db.price.updateMany({ where: { currency: "NGN" }, data: { minor: BigInt(700 + round * 50) } }),
        applyPriceLists(kit.system),
      ]);
      const { card, page, cart } = await shownFor(variantId);
      expect([round, card, page]).toEqual([round, cart, cart]);
    }
  }, 30_000);
});

describe("staff who edit a list", () => {
  it("cannot undo each other: one of two changes to one version is refused, naming who was first", async () => {
    const list = await addList([]);
    const answers = await Promise.allSettled([
      change(list, { name: "A" }),
      change(list, { name: "B" }),
      setEntries(staff, SetEntriesInput.parse({ id: list.id, version: list.version })),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = answers.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({
      reason: { code: "CONFLICT", message: expect.stringContaining("Adaeze Obi changed this") as string },
    });
  });

  it("leave what they did on the record, before and after", async () => {
    const variantId = await addThing(db);
    const list = await addList([{ variantId, minor: 700n }]);
    const event = await db.outboxEvent.findFirstOrThrow({ where: { topic: "catalog.price-list-priced" } });
    expect(event).toMatchObject({
      subject: "Harmattan sale",
      before: { entries: [] },
      after: { set: [{ variantId, minor: "700" }], removed: [] },
    });
    const updated = await db.outboxEvent.findFirstOrThrow({ where: { topic: "catalog.price-list-updated" } });
    expect(updated).toMatchObject({ before: { status: "draft" }, after: { status: "active" } });
    expect(list.isInForce).toBe(true);
  });

  it("set all of their prices or none", async () => {
    const variantId = await addThing(db);
    const list = await addList([]);
    const gone = variantId.replace(/.{4}$/, "0000") as VariantId;
    const wish = SetEntriesInput.parse({
      id: list.id,
      version: list.version,
      set: terms([
        { variantId, minor: 5n },
        { variantId: gone, minor: 5n },
      ]),
    });
    await expect(setEntries(staff, wish)).rejects.toMatchObject({ code: "INVALID" });
    expect((await readPriceList(staff, { id: list.id })).entries).toEqual([]);
  });

  it("are refused two prices from one quantity on, a taken name, and the end of a list in force", async () => {
    const variantId = await addThing(db);
    const list = await addList([]);
    const twice = {
      id: list.id,
      version: list.version,
      set: terms([
        { variantId, minor: 5n },
        { variantId, minor: 6n },
      ]),
    };
    await expect(setEntries(staff, SetEntriesInput.parse(twice))).rejects.toMatchObject({ code: "INVALID" });
    await expect(addList([])).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { name: "Choose another name" },
    });
    const last = { id: list.id, version: list.version, reason: "" };
    await expect(removePriceList(staff, last)).rejects.toMatchObject({ code: "CONFLICT" });
    const archived = await change(list, { status: "archived" });
    await removePriceList(staff, { ...last, version: archived.version });
    expect(await listPriceLists(staff)).toEqual([]);
  });

  it.each([
    ["both a price and a part off", { minor: 5n, points_off: 5 }],
    ["neither", {}],
    ["nothing at all", { minor: 0n }],
    ["all of it off", { points_off: 10_000 }],
    ["another currency", { minor: 5n, currency: "USD" }],
    ["no quantity", { minor: 5n, min_quantity: 0 }],
  ])("cannot write %s, not even by hand", async (_, wish) => {
    const variantId = await addThing(db);
    const list = await addList([]);
    const row = { currency: "NGN", min_quantity: 1, minor: null, points_off: null, ...wish };
    await expect(
      db.$executeRaw`INSERT INTO price_list_entry (list_id, variant_id, min_quantity, currency, minor, points_off)
        VALUES (${list.id}, ${variantId}, ${row.min_quantity}::int, ${row.currency}, ${row.minor}::bigint, ${row.points_off}::int)`,
    ).rejects.toThrow(/price_list_entry/);
  });
});

it("variants are found by SKU in any case, or by words of their name, with their base price", async () => {
  const variantId = await addThing(db, { ngn: 500_000n });
  const { sku, product } = await db.variant.findUniqueOrThrow({
    where: { id: variantId },
    include: { product: true },
  });
  const bySku = await findVariants(staff, { currency: "NGN", skus: [sku.toLowerCase(), "NOT-THERE"] });
  expect(bySku).toMatchObject([{ variantId, sku, base: { minor: 500_000n, currency: "NGN" } }]);
  const byName = await findVariants(staff, { currency: "KES", query: product.title.slice(1, 6) });
  expect(byName).toContainEqual(expect.objectContaining({ variantId, base: null }));
  expect(await findVariants(staff, { currency: "NGN", query: "100%_" })).toEqual([]);
  expect(await findVariants(staff, { currency: "NGN" })).toEqual([]);
});
