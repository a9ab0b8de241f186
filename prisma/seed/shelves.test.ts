import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Rule } from "@/server/modules/catalog/contract/collections";
import { NIGERIAN_STATES } from "@/server/shared/place";
import { COLLECTIONS } from "./collections";
import { minorOf, type SeedProduct } from "./product";
import { RATES } from "./rates";
import { priceRows } from "./rows";
import { SHELVES } from "./shelves";

type Listed = { path: string; widths: number[]; alt: string };

const products = SHELVES.flatMap((shelf) => shelf.products);
const variants = products.flatMap((product) => product.variants);
const media = JSON.parse(readFileSync(path.join(import.meta.dirname, "media.json"), "utf8")) as Record<
  string,
  Listed
>;
const files = new Set(readdirSync(path.join(import.meta.dirname, "../../public/media")));

const optionsOf = (product: SeedProduct) => product.variants.map(({ options }) => JSON.stringify(options));

describe("the goods on the shelves", () => {
  it("are many, on eight stalls", () => {
    expect(SHELVES).toHaveLength(8);
    expect(products.length).toBeGreaterThanOrEqual(64);
  });

  it("have an address and a SKU of their own", () => {
    expect(new Set(products.map(({ slug }) => slug)).size).toBe(products.length);
    expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length);
    for (const { slug } of products) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(products.map((product) => [product.slug, product] as const))(
    "%s has variants that differ, in the same options",
    (_, product) => {
      expect(new Set(optionsOf(product)).size).toBe(product.variants.length);
      const names = product.variants.map(({ options }) => Object.keys(options).join());
      expect(new Set(names).size).toBe(1);
    },
  );

  it("cost something, and less than before where a price is struck out", () => {
    for (const { sku, ngn, usd, was } of variants) {
      expect(minorOf(ngn), sku).toBeGreaterThan(0n);
      if (was?.ngn) expect(minorOf(was.ngn), sku).toBeGreaterThan(minorOf(ngn));
      if (usd && was?.usd) expect(minorOf(was.usd), sku).toBeGreaterThan(minorOf(usd));
    }
  });

  it("are sold in whole shillings wherever they are sold in dollars, in twenty products or more", () => {
    const inKenya = products.filter((product) =>
      product.variants.flatMap(priceRows).some(({ currency }) => currency === "KES"),
    );
    expect(inKenya.length).toBeGreaterThanOrEqual(20);
    for (const { currency, minor, before } of variants.flatMap(priceRows)) {
      if (currency !== "KES" || typeof minor !== "bigint") continue;
      expect(minor % 100n).toBe(0n);
      if (typeof before === "bigint") expect(before).toBeGreaterThan(minor);
    }
    expect(RATES.filter(({ country, currency }) => country === "KE" && currency === "KES")).toHaveLength(2);
  });

  it("are sometimes sold out, and sometimes not sold in dollars, so that both can be seen", () => {
    expect(variants.filter(({ stock }) => stock[0] + stock[1] === 0).length).toBeGreaterThan(2);
    expect(variants.filter(({ usd }) => usd === undefined).length).toBeGreaterThan(5);
  });

  it("have a picture each, in every width, with words for those who cannot see it", () => {
    for (const { slug } of products) expect(media[`${slug}-1`], slug).toBeDefined();
    for (const { slug } of SHELVES) expect(media[`category-${slug}`], slug).toBeDefined();
    for (const { path: base, widths, alt } of Object.values(media)) {
      expect(alt.length).toBeGreaterThan(10);
      for (const width of widths) {
        for (const kind of ["avif", "webp"])
          expect(files).toContain(`${base.replace("/media/", "")}-${width}.${kind}`);
      }
    }
  });
});

describe("the collections", () => {
  it.each(COLLECTIONS.map((collection) => [collection.slug, collection] as const))(
    "%s has a picture and products that are there",
    (_, { picture, products: chosen, rule }) => {
      expect(media[picture]).toBeDefined();
      const slugs = products.map(({ slug }) => slug);
      for (const slug of chosen ?? []) expect(slugs).toContain(slug);
      const tags = products.flatMap((product) => product.tags);
      for (const condition of Rule.parse(rule ?? SOME_RULE).conditions)
        if (condition.field === "tag") expect(tags).toContain(condition.tag);
      expect((chosen === undefined) === (rule !== undefined)).toBe(true);
    },
  );
});
const SOME_RULE = { match: "all", conditions: [{ field: "stock", is: "in" }] };

describe("delivery", () => {
  it.each(["NGN", "USD"])("reaches every state in %s, once", (currency) => {
    const states = RATES.filter(
      (rate) => rate.country === "NG" && rate.currency === currency && rate.method === "standard",
    );
    expect(states.map(({ state }) => state).sort()).toEqual([...NIGERIAN_STATES].sort());
  });

  it("names no place twice for one method and currency", () => {
    const keys = RATES.map(({ country, state, method, currency }) =>
      [country, state, method, currency].join(),
    );
    expect(new Set(keys).size).toBe(RATES.length);
  });
});

describe("minorOf", () => {
  it("reads amounts exactly", () => {
    expect(minorOf("18500")).toBe(1_850_000n);
    expect(minorOf("6.5")).toBe(650n);
    expect(minorOf("0.05")).toBe(5n);
    expect(() => minorOf("-1")).toThrow(/not an amount/);
    expect(() => minorOf("1.005")).toThrow(/not an amount/);
  });
});
