import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeXml } from "./xml";

it("writes the five signs of XML as words", () => {
  expect(escapeXml(`<a href="x">Tom & 'Jerry'</a>`)).toBe(
    "&lt;a href=&quot;x&quot;&gt;Tom &amp; &apos;Jerry&apos;&lt;/a&gt;",
  );
});

it("keeps letters of every language, and leaves out what XML cannot hold", () => {
  expect(escapeXml("Ọ̀ṣun 🥁\u0000\u0008\u000b\uffff\ud800!")).toBe("Ọ̀ṣun 🥁\ufffd!");
});

it("never lets a text out of its element", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeXml(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|apos;)/);
    }),
  );
});
