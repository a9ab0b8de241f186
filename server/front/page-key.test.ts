import { describe, expect, it } from "vitest";
import { readPageAsked } from "./page-key";

const NAMES = { session: "oja.session", cart: "oja.cart", count: "oja.count", currency: "oja.currency" };
const ask = (url: string, cookie?: string, headers: Record<string, string> = {}) =>
  readPageAsked({ method: "GET", url, headers: { ...headers, ...(cookie ? { cookie } : {}) } }, NAMES);

describe("what may be answered from memory", () => {
  it("is a page of the shop, per currency", () => {
    expect(ask("/")?.key).toBe("NGN /");
    expect(ask("/", "oja.currency=USD")?.key).toBe("USD /");
    expect(ask("/", "oja.currency=XXX")?.key).toBe("NGN /");
    expect(ask("/products/adire-eleko?currency=USD")?.key).toBe("NGN /products/adire-eleko?currency=USD");
  });

  it("is the same page whatever an advertisement added to its address", () => {
    expect(ask("/?utm_source=x&fbclid=y")).toEqual(ask("/"));
  });

  it.each([
    "/cart",
    "/search?q=adire",
    "/categories/textiles?page=2",
    "/products/x?currency=USD&variant=y",
    "/?currency=EUR",
    "/products/..%2Fadmin",
    "/products/a/b",
    "//evil",
  ])("is not %s", (url) => expect(ask(url)).toBeNull());

  it("is nothing for somebody signed in, nor a part of a page", () => {
    expect(ask("/", "oja.session=abc")).toBeNull();
    expect(ask("/", undefined, { rsc: "1" })).toBeNull();
    expect(readPageAsked({ method: "POST", url: "/", headers: {} }, NAMES)).toBeNull();
  });

  it("tells how full the cart is, and leaves alone a cart of which it cannot tell", () => {
    expect(ask("/", "oja.cart=t; oja.count=3")?.count).toBe(3);
    expect(ask("/", "oja.count=3")?.count).toBe(0);
    expect(ask("/", "oja.cart=t")).toBeNull();
    expect(ask("/", "oja.cart=t; oja.count=<b>")).toBeNull();
  });

  it("leaves a product page to the app when the cart may hold the product", () => {
    expect(ask("/products/adire", "oja.cart=t; oja.count=2")).toBeNull();
    expect(ask("/products/adire", "oja.cart=t; oja.count=0")?.count).toBe(0);
  });
});
