import { describe, expect, it } from "vitest";
import { money } from "@/server/shared/money";
import type { OrderLetter, RefundLetter, ShipmentLetter } from "../contract";
import { type PropsOf, type TemplateName, writeLetter } from "./letters";

const order: OrderLetter = {
  id: "ord_1",
  number: "OJ-7K4P-9QXM",
  name: "Adaeze Obi",
  email: "ada@example.test",
  phone: "+2348031234567",
  trackingUrl: "https://shop.test/orders/OJ-7K4P-9QXM?t=abc&x=1",
  lines: [{ title: "Adire èlékọ, 6 yards", quantity: 2, total: money(3_000_050n, "NGN") }],
  delivery: money(250_000n, "NGN"),
  total: money(3_250_050n, "NGN"),
  place: "Lekki, Lagos",
  deliveryLabel: "Standard delivery, 2 to 4 days",
};
const shipment: ShipmentLetter = {
  carrier: "GIG Logistics",
  trackingNumber: "GIG-1",
  trackingUrl: "https://gig.test/GIG-1",
};
const refund: RefundLetter = { amount: money(3_250_050n, "NGN"), isLatePayment: true };
const code = { challengeId: "chl_1", email: "a@oja.test", name: "Ada", code: "042137", minutes: 10 };

const lines = [
  { title: "Adire èlékọ", sku: "ADI-6", available: 2, coverDays: 5 },
  { title: "Kola tray", sku: "KOL-1", available: 0, coverDays: null },
];
const low = { name: "Ada", letter: { id: "sal_1", lines, url: "https://shop.test/admin/inventory/alerts" } };
const back = {
  id: "swt_1",
  channel: "email",
  address: "ada@example.test",
  title: "Adire èlékọ",
  variantTitle: "Indigo / 6 yards",
  url: "https://shop.test/products/adire-eleko?variant=ADI-6",
  stopUrl: "https://shop.test/stock-notices/stop?t=abc",
} as const;

/** Every template with what it needs: a new one that is missing here does not compile. */
const EVERY: { readonly [Name in TemplateName]: PropsOf<Name> } = {
  "back-in-stock": back,
  "goods-arrived": { order },
  "low-stock": low,
  "one-time-code": code,
  "order-confirmed": { order },
  "order-lapsed": { order },
  "order-refunded": { order, refund },
  "order-shipped": { order, shipment },
  "payment-late-refunded": { order, refund },
};
const names = Object.keys(EVERY) as TemplateName[];

describe.each(names)("the letter %s", (name) => {
  it("has a subject of one line, and says the same in words and in HTML", async () => {
    const { subject, text, html } = await writeLetter(name, "email", EVERY[name]);
    expect(subject).toMatch(/^\S.{5,100}$/);
    expect(text).toMatch(/^Hello (Ada|there)/);
    expect(html).toMatch(/^<!DOCTYPE html/);
    expect(html).toContain("color-scheme");
    expect(html).toContain("prefers-color-scheme: dark");
    for (const sum of text.match(/₦[\d,.]*\d/g) ?? []) expect(html).toContain(sum);
  });

  it("keeps what strangers wrote harmless", async () => {
    const evil =
      '<script>alert(1)</script><a href="https://evil.test">x</a>\r\nBcc: all@evil.test\u2028\u202e';
    const nasty = {
      ...code,
      name: evil,
      order: {
        ...order,
        name: evil,
        place: evil,
        deliveryLabel: evil,
        lines: order.lines.map((line) => ({ ...line, title: evil })),
      },
      shipment: { carrier: evil, trackingNumber: evil, trackingUrl: "javascript:alert(1)" },
      refund,
      ...back,
      title: evil,
      variantTitle: evil,
      letter: { ...low.letter, lines: lines.map((line) => ({ ...line, title: evil, sku: evil })) },
    };
    const { subject, text, html } = await writeLetter(
      name,
      "email",
      nasty as unknown as PropsOf<typeof name>,
    );
    expect(subject).not.toMatch(/[\r\n]|evil/);
    expect(html).not.toMatch(/<script|href="https:\/\/evil|javascript:/);
    expect(text).not.toMatch(/^Bcc:|\u202e|javascript:/m);
  });
});

it("writes money as the shop does, and the way to the order", async () => {
  const { text, html } = await writeLetter("order-confirmed", "email", { order });
  expect(text).toContain("2 × Adire èlékọ, 6 yards: ₦30,000.50");
  expect(text).toContain("Total: ₦32,500.50");
  expect(html).toContain('href="https://shop.test/orders/OJ-7K4P-9QXM?t=abc&amp;x=1"');
});

it("writes an SMS short and in plain letters", async () => {
  const letter = await writeLetter("order-shipped", "sms", { order, shipment });
  expect(letter.html).toBeNull();
  expect(letter.text).toMatch(/^[\x20-\x7e]{40,300}$/);
  expect(letter.text).toContain(order.trackingUrl);
});

it("keeps a one-time code out of the subject", async () => {
  const { subject, text, html } = await writeLetter("one-time-code", "email", code);
  expect(subject).not.toContain(code.code);
  expect(text).toContain(code.code);
  expect(html).toContain(code.code);
});

it("lists for staff what runs low, the emptiest and the pace of the others, and not more than anyone reads", async () => {
  const { subject, text, html } = await writeLetter("low-stock", "email", low);
  expect(subject).toBe("2 things run low");
  expect(text).toContain("- Adire èlékọ (ADI-6): 2 left, enough for 5 days");
  expect(text).toContain("- Kola tray (KOL-1): sold out");
  expect(html).toContain('href="https://shop.test/admin/inventory/alerts"');

  const many = Array.from({ length: 45 }, (_, at) => ({
    title: `Thing ${at}`,
    sku: `T-${at}`,
    available: 1,
    coverDays: 1,
  }));
  const long = await writeLetter("low-stock", "email", { ...low, letter: { ...low.letter, lines: many } });
  expect(long.text).toContain("enough for 1 day\n");
  expect(long.text).toContain("and 15 more");
  expect(long.text).not.toContain("Thing 30 ");
  const short = await writeLetter("low-stock", "whatsapp", low);
  expect(short).toMatchObject({ html: null });
  expect(short.text).toMatch(/^Oja: 2 things run low: Adire èlékọ \(2 left\), Kola tray \(sold out\)/);
});

it("tells who waited what is back, how to get it, and how to hear no more", async () => {
  const { subject, text, html } = await writeLetter("back-in-stock", "email", back);
  expect(subject).toBe("What you waited for is back");
  for (const words of [back.url, back.stopUrl, "Adire èlékọ, Indigo / 6 yards"])
    expect(text).toContain(words);
  expect(html).toContain(`href="${back.url}"`);
  expect(html).toContain(`href="${back.stopUrl}"`);
  const sms = await writeLetter("back-in-stock", "sms", { ...back, channel: "sms" });
  expect(sms.text).toMatch(/^[\x20-\x7e]{40,320}$/);
  expect(sms.text).toContain("Adire eleko");
  expect(sms.text).toContain(back.stopUrl);
});
