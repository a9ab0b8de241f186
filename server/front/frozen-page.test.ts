import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COUNT_MARK, writeCount } from "@/server/shared/cart-count";
import { freezePage, thawPage } from "./frozen-page";

const OLD = "b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQ=";
const NEW = "bmV3LW5ldy1uZXctbmV3LW5ldy1uZXc=";
const policyOf = (nonce: string) =>
  `script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'nonce-${nonce}'`;
const linkOf = (nonce: string) => `</a.css>; rel=preload; nonce="${nonce}"`;

const freeze = (html: string) =>
  freezePage({ status: 200, headers: { "content-security-policy": policyOf(OLD), link: linkOf(OLD) }, html });

describe("a page in memory", () => {
  it("comes out as it went in, with another nonce and another number, packed and plain", async () => {
    const part = fc.oneof(fc.constant(OLD), fc.constant(COUNT_MARK), fc.string({ unit: "grapheme" }));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 40 }), fc.nat(5_000), async (parts, count) => {
        const html = parts.join("");
        const page = await freeze(html);
        const wanted = html.replaceAll(OLD, NEW).replaceAll(COUNT_MARK, writeCount(count));
        const visitor = { nonce: NEW, count };

        expect(thawPage(page, visitor, false).body.toString()).toBe(wanted);
        expect(gunzipSync(thawPage(page, visitor, true).body).toString()).toBe(wanted);
      }),
    );
  });

  it("is packed about as small as if it were packed whole", async () => {
    const html = Array.from(
      { length: 30 },
      (_, n) => `<script nonce="${OLD}">push("row ${n}, the cloth of Oshogbo")</script>`,
    );
    const page = await freeze(html.join(""));
    expect(thawPage(page, { nonce: NEW, count: 0 }, true).body.length).toBeLessThan(
      html.join("").length / 1.3,
    );
  });

  it("names the new nonce in its headers, and no old one anywhere", async () => {
    const { body, headers } = thawPage(
      await freeze(`<script nonce="${OLD}"></script>`),
      { nonce: NEW, count: 1 },
      false,
    );
    expect(headers["content-security-policy"]).toBe(policyOf(NEW));
    expect(headers["link"]).toBe(linkOf(NEW));
    expect(body.toString()).not.toContain(OLD);
  });

  it("refuses a nonce that would not fit, and a page without any", async () => {
    const page = await freeze("<p>");
    expect(() => thawPage(page, { nonce: "short", count: 0 }, true)).toThrow("length");
    await expect(freezePage({ status: 200, headers: {}, html: "" })).rejects.toThrow("nonce");
  });
});
