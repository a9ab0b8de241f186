import { describe, expect, it } from "vitest";
import { listHref, nextHref, PART, readListAddress, toListInput } from "./list-address";

describe("the address of a list", () => {
  it("says the same after being written and read again", () => {
    const address = readListAddress({
      q: "adire",
      tag: ["indigo", "hand-made"],
      stock: "1",
      min: "500",
      max: "9000",
      sort: "price-up",
    });
    const written = new URL(listHref("/search", address), "https://shop.invalid").searchParams;
    const again = readListAddress({ ...Object.fromEntries(written), tag: written.getAll("tag") });
    expect(again).toEqual(address);
  });

  it.each([
    [{ sort: "cheapest" }, "sort"],
    [{ min: "-1" }, "min"],
    [{ max: "1e9" }, "max"],
    [{ category: "../admin" }, "category"],
    [{ currency: "GBP" }, "currency"],
  ] as const)("leaves out what it cannot read: %o", (params, name) => {
    expect(readListAddress(params)[name]).toBeUndefined();
  });

  it("starts at the first part when a filter changes", () => {
    const address = readListAddress({ q: "bowl", show: "72", cursor: "abc" });
    expect(listHref("/search", address, { isInStock: true })).toBe("/search?q=bowl&stock=1");
  });

  it("grows by one part, and starts a new page once it is long", () => {
    expect(nextHref("/search", readListAddress({}), "next")).toBe(`/search?show=${2 * PART}`);
    expect(nextHref("/search", readListAddress({ show: "9999" }), "next")).toBe("/search?cursor=next");
  });

  it("asks the catalogue in minor units", () => {
    expect(toListInput(readListAddress({ min: "500" }), "NGN").filters).toEqual({ minMinor: 50_000n });
  });
});
