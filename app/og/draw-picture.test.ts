import sharp from "sharp";
import { expect, it } from "vitest";
import { drawPicture } from "./draw-picture";

const card = (title: string, picture: { path: string; widths: number[] } | null = null) =>
  drawPicture({ title, line: "Dyed by two sisters.", picture });

it("is 1200 by 630, and light enough for every messenger", async () => {
  const bytes = await card("Àdìrẹ ẹlẹ́kọ, Ìbàdàndùn", {
    path: "/media/adire-eleko-ibadandun-1",
    widths: [320, 640, 1080],
  });
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 1200, height: 630 });
  expect(bytes.length).toBeLessThan(300 * 1024);
});

it("shows markup as the words it is made of", async () => {
  const plain = await card("Big & bold");
  const hostile = await card(`</span><span size="999999">&bogus;<img src="http://evil.test/x">`);
  const broken = await card("Big & bold");
  expect(await sharp(hostile).metadata()).toMatchObject({ width: 1200, height: 630 });
  expect(broken.equals(plain)).toBe(true);
  expect(hostile.equals(plain)).toBe(false);
});

it.each(["", "\u0000\ud800\u200b", "W".repeat(400), "long words ".repeat(60), "🥁 ọ̀kan"])(
  "finds room for any title (%#)",
  async (title) => {
    expect(await sharp(await card(title)).metadata()).toMatchObject({ width: 1200, height: 630 });
  },
);

it.each(["http://evil.test/a", "//evil.test/a", "/media/../../package", "/etc/passwd", "/media/not-there"])(
  "reads no file but the shop's own pictures (%s)",
  async (path) => {
    const without = await card("Drum");
    expect((await card("Drum", { path, widths: [640] })).equals(without)).toBe(true);
  },
);
