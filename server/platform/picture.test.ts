import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import {
  craftPng,
  HTML,
  noise,
  phonePhoto,
  photo,
  SVG_WITH_SCRIPT,
  textBomb,
} from "@/server/testing/pictures";
import { checkPicture } from "./picture-check";
import { makePicture } from "./picture-make";

// Encoding takes all the processor there is, and others may be using it.
vi.setConfig({ testTimeout: 40_000 });

const made = async (bytes: Uint8Array) => {
  await checkPicture(bytes);
  return makePicture(bytes);
};

describe("an honest picture", () => {
  it.each(["jpeg", "png", "webp", "avif"] as const)(
    "as %s is made in every width up to its own",
    async (kind) => {
      const picture = await made(await photo({ width: 1200, height: 900 }, kind));
      expect(picture).toMatchObject({ widths: [320, 640, 1080], width: 1080, height: 810 });
      expect(picture.colour).toMatch(/^#[0-9a-f]{6}$/);
      for (const { bytes, width, kind: written } of picture.files) {
        const { format, width: real } = await sharp(bytes).metadata();
        expect([format, real]).toEqual([written === "avif" ? "heif" : "webp", width]);
      }
      expect(picture.files).toHaveLength(6);
    },
  );

  it("loses place, camera and author, and is turned upright", async () => {
    const original = await phonePhoto({ width: 800, height: 400 });
    const before = await sharp(original).metadata();
    expect([before.orientation, before.exif?.includes("GPS") || before.exif?.includes("Adaeze")]).toEqual([
      6,
      true,
    ]);
    const picture = await made(original);
    expect([picture.width, picture.height]).toEqual([320, 640]);
    for (const { bytes } of picture.files) {
      const after = await sharp(bytes).metadata();
      expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(Buffer.from(bytes).includes("Adaeze")).toBe(false);
    }
    // What was up on the left is up on the right after a quarter turn.
    const file = picture.files.find(({ kind }) => kind === "webp");
    const { data } = await sharp(file?.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const red = (x: number, y: number) => data[(y * 320 + x) * 3] ?? 0;
    expect(red(300, 20)).toBeGreaterThan(180);
    expect(red(20, 20)).toBeLessThan(100);
  });

  it("fits a list even when it is nothing but noise", async () => {
    const picture = await made(await noise({ width: 400, height: 400 }));
    const small = picture.files.filter(({ width }) => width === 320);
    expect(small).toHaveLength(2);
    for (const { bytes } of small) expect(bytes.byteLength).toBeLessThanOrEqual(15_000);
  });

  it("smaller than the smallest width is kept in its own", async () => {
    expect(await made(await photo({ width: 120, height: 60 }))).toMatchObject({ widths: [120], height: 60 });
  });
});

describe("a hostile file", () => {
  const row = (width: number, height: number) => Buffer.alloc((width + 1) * height);
  const moving = async () => {
    const frame = (tone: number) => Buffer.alloc(40 * 40 * 3, tone);
    return sharp(Buffer.concat([frame(10), frame(120), frame(230)]), {
      raw: { width: 40, height: 120, channels: 3, pageHeight: 40 },
    })
      .webp({ loop: 0, delay: [10, 10, 10] })
      .toBuffer();
  };

  it.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ["an SVG with a script", () => SVG_WITH_SCRIPT, /not a JPEG/],
    ["HTML called .jpg", () => HTML, /not a JPEG/],
    ["nothing", () => Buffer.alloc(0), /not a JPEG/],
    [
      "a PNG that claims 20,000 × 20,000",
      () => craftPng({ width: 20_000, height: 20_000 }, row(10, 1)),
      /20000 × 20000/,
    ],
    [
      "a PNG one pixel high and too wide",
      () => craftPng({ width: 12_001, height: 1 }, row(12_001, 1)),
      /12001 × 1/,
    ],
    ["a moving WebP", moving, /moves/],
    [
      "a GIF",
      async () =>
        sharp(await photo({ width: 40, height: 40 }))
          .gif()
          .toBuffer(),
      /not a JPEG/,
    ],
    [
      "a TIFF",
      async () =>
        sharp(await photo({ width: 40, height: 40 }))
          .tiff()
          .toBuffer(),
      /not a JPEG/,
    ],
    [
      "a picture's first bytes and HTML after",
      () => Buffer.concat([Buffer.from("ffd8ffe000104a464946", "hex"), HTML]),
      /damaged/,
    ],
  ])("%s is refused before anything is decoded", async (_, file, why) => {
    await expect(checkPicture(await file())).rejects.toThrow(why);
  });

  it.each<[string, () => Promise<Buffer>]>([
    ["a JPEG cut in half", async () => (await photo({ width: 900, height: 900 })).subarray(0, 4_000)],
    [
      "a PNG with fewer rows than it says",
      async () => craftPng({ width: 6_000, height: 6_000 }, row(6_000, 3)),
    ],
  ])("%s is refused, and does no harm to the next", async (_, file) => {
    await expect(made(await file())).rejects.toThrow(/damaged/);
    expect((await made(await photo({ width: 400, height: 400 }))).widths).toEqual([320]);
  });

  it("that unpacks to far more than it is costs no more memory than its pixels", async () => {
    const before = process.memoryUsage.rss();
    const bomb = craftPng({ width: 6_000, height: 6_000 }, row(6_000, 6_000), [textBomb(200)]);
    expect(bomb.byteLength).toBeLessThan(300_000);
    await made(bomb).catch(() => undefined);
    expect(process.memoryUsage.rss() - before).toBeLessThan(350 * 1_048_576);
  });
});
