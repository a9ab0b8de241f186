import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIVITY_LIST } from "@/server/modules/activity/contract";
import { ORDER_LIST } from "@/server/modules/orders/contract";
import {
  daysOf,
  ListInput,
  listHref,
  listParams,
  readCursor,
  readList,
  toListInput,
  toPage,
  writeCursor,
} from "./list";

const read = (given: Readonly<Record<string, string>>) =>
  readList(ORDER_LIST, toListInput(ORDER_LIST, given));

describe("reading an address", () => {
  it("keeps what the list knows", () => {
    const query = read({
      q: " Ada ",
      status: "paid",
      "placed.from": "2026-11-01",
      account: "no",
      sort: "-total",
    });
    expect(query.filters).toEqual({ q: "Ada", status: "paid", "placed.from": "2026-11-01", account: "no" });
    expect(query.sort).toEqual({ by: "total", isDown: true });
  });

  it.each([
    { status: "made-up" },
    { status: "paid'; DROP TABLE orders --" },
    { "placed.from": "2026-02-31" },
    { "placed.to": "tomorrow" },
    { "placed.from": "9999-12-31" },
    { account: "maybe" },
    { colour: "red" },
    { constructor: "x", toString: "y" },
    { q: "\u0000" },
    { sort: "phone" },
    { sort: "-constructor" },
    { columns: "secret,__proto__" },
  ] as Readonly<Record<string, string>>[])("drops %j", (given) => {
    const query = read(given);
    expect([query.filters, query.sort, query.columns]).toEqual([{}, ORDER_LIST.sort, null]);
  });

  it("never fails, and what it reads leads to itself", () => {
    const names = [
      "q",
      "status",
      "currency",
      "placed.from",
      "placed.to",
      "account",
      "sort",
      "after",
      "columns",
      "by",
      "area",
    ];
    const address = fc.dictionary(
      fc.oneof(fc.constantFrom(...names), fc.string()),
      fc.string({ unit: "binary", maxLength: 500 }),
    );
    fc.assert(
      fc.property(address, fc.constantFrom(ORDER_LIST, ACTIVITY_LIST), (given, shape) => {
        const input = toListInput(shape, given);
        expect(ListInput.safeParse(input).success).toBe(true);
        const query = readList(shape, input);
        const params = listParams(shape, query);
        expect(() => listHref(shape, params)).not.toThrow();
        const again = readList(shape, toListInput(shape, params));
        expect({ ...again, cursor: null }).toEqual({ ...query, cursor: null });
      }),
    );
  });
});

it("takes a day as it is in Lagos, the last one whole", () => {
  const { from, to } = daysOf(read({ "placed.from": "2026-11-01", "placed.to": "2026-11-01" }), "placed");
  expect([from?.toISOString(), to?.toISOString()]).toEqual([
    "2026-10-31T23:00:00.000Z",
    "2026-11-01T23:00:00.000Z",
  ]);
});

describe("a page", () => {
  it("says where the next one starts, and only when there is one", () => {
    const cursorOf = (row: number) => [String(row)];
    expect(toPage([1, 2, 3], 2, cursorOf)).toEqual({ rows: [1, 2], nextCursor: writeCursor(["2"]) });
    expect(toPage([1, 2], 2, cursorOf)).toEqual({ rows: [1, 2], nextCursor: null });
  });

  it.each(["", "null", "{}", "[1]", '["a",null]', "[[]]", "\u0000", "["])(
    "is the first one for the cursor %j",
    (cursor) => {
      expect(readCursor(cursor)).toBeNull();
    },
  );
});
