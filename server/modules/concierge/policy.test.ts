import { expect, it } from "vitest";
import { findReferences, whatsappLink } from "./policy";
import { readInbound } from "./service/read-letter";

it.each([
  ["Where is OJ-7K4P-9QXM?", ["OJ-7K4P-9QXM"], []],
  ["where is oj7k4p9qxm and OJ-AAAA-3333", ["OJ-7K4P-9QXM", "OJ-AAAA-3333"], []],
  ["a question about my cart (reference 7K4P9QXM).", [], ["7K4P9QXM"]],
  ["cart 7k4p-9qxm 7K4P9QXM", [], ["7K4P9QXM"]],
  ["How much is the indigo cloth?", [], []],
  ["", [], []],
])("finds in %j what it may be about", (text, orders, carts) => {
  expect(findReferences(text)).toEqual({ orders, carts });
});

it("looks up a handful of references at most", () => {
  const many = Array.from(
    { length: 100 },
    (_, i) => `OJ-AAAA-${1_000 + i} 7K4P${"34679ACDEF"[i % 10]}QX${"34679ACDEF"[Math.floor(i / 10)]}`,
  ).join(" ");
  const { orders, carts } = findReferences(many);
  expect(orders.length).toBeLessThanOrEqual(5);
  expect(carts.length).toBeLessThanOrEqual(5);
});

it("keeps words in a link words", () => {
  const url = new URL(whatsappLink("2348000000000", "Adire & èlékọ? #1 https://shop.test/a b"));
  expect([url.origin, url.pathname, url.searchParams.get("text"), [...url.searchParams].length]).toEqual([
    "https://wa.me",
    "/2348000000000",
    "Adire & èlékọ? #1 https://shop.test/a b",
    1,
  ]);
});

const letter = (value: object) => JSON.stringify({ entry: [{ changes: [{ value }] }] });
const base = { from: "16505551234", id: "wamid.1", timestamp: "1749416383" };

it.each([
  ["text", { text: { body: "Does it come in another colour?" } }, "Does it come in another colour?"],
  ["button", { button: { text: "Track order", payload: "track:ord_1" } }, "Track order"],
  [
    "interactive",
    { interactive: { type: "button_reply", button_reply: { id: "a", title: "Confirm" } } },
    "Confirm",
  ],
  ["interactive", { interactive: { type: "list_reply", list_reply: { id: "a", title: "Lagos" } } }, "Lagos"],
  [
    "order",
    {
      order: {
        catalog_id: "C",
        text: "please",
        product_items: [{ product_retailer_id: "SKU-1", quantity: 2, item_price: 1500, currency: "NGN" }],
      },
    },
    "please\n2 × SKU-1",
  ],
  ["image", { image: { id: "1", caption: "This one" } }, "[image] This one"],
  ["audio", { audio: { id: "1" } }, "[audio]"],
  ["unsupported", { errors: [{ code: 131051 }] }, "[something WhatsApp could not pass on]"],
  ["text", { text: { body: "zero\0byte\u0007bell\nline" } }, "zerobytebell\nline"],
])("reads a message of type %s", (type, content, text) => {
  const [message] =
    readInbound(
      letter({
        contacts: [{ profile: { name: "Sheena" }, wa_id: "16505551234" }],
        messages: [{ ...base, type, ...content }],
      }),
    ) ?? [];
  expect(message).toEqual({
    providerId: "wamid.1",
    contact: "+16505551234",
    name: "Sheena",
    text,
    at: new Date(1_749_416_383_000),
  });
});

it("knows people who hide their number by WhatsApp's own id", () => {
  const user_id = "US.13491208655302741918";
  const value = {
    contacts: [{ profile: { name: "Sheena", username: "sheena" }, user_id }],
    messages: [
      { from_user_id: user_id, id: "wamid.1", timestamp: "1749416383", type: "text", text: { body: "Hi" } },
    ],
  };
  expect(readInbound(letter(value))).toMatchObject([{ contact: user_id, name: "Sheena", text: "Hi" }]);
});

it("leaves out what makes no sense and keeps the rest of the batch", () => {
  const messages = [
    null,
    1,
    { ...base, timestamp: "soon", type: "text" },
    { ...base, from: "'; DROP TABLE", type: "text" },
    { ...base, from: undefined, type: "text" },
    { ...base, type: "text", text: { body: "Hi" } },
  ];
  expect(readInbound(letter({ contacts: ["x"], messages }))).toMatchObject([{ text: "Hi", name: "" }]);
  expect(readInbound('{"entry":[{"changes":[{"value":{"messages":{}}}]}]}')).toBeNull();
});
