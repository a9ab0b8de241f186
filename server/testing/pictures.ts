import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** Honest and hostile files for tests of uploads. */

type Size = { readonly width: number; readonly height: number };

export const photo = ({ width, height }: Size, kind: "jpeg" | "png" | "webp" | "avif" = "jpeg") =>
  sharp({ create: { width, height, channels: 3, background: "#2e6b9a" } })
    .composite([{ input: mark(width, height), top: 0, left: 0 }])
    .toFormat(kind)
    .toBuffer();

/** Red in the upper left quarter, so that a turn shows. */
const mark = (width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width / 2}" height="${height / 2}" fill="#e01010"/></svg>`,
  );

/** Every pixel at random: the worst there is to compress. */
export const noise = ({ width, height }: Size): Promise<Buffer> =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 80 },
    },
  })
    .png()
    .toBuffer();

/** As a phone saves it: lying on its side, with the place it was taken at (Lagos). */
export const phonePhoto = async (size: Size): Promise<Buffer> =>
  sharp(await photo(size, "png"))
    .withExif({
      IFD0: { Copyright: "Adaeze Obi", Make: "Phone" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "6/1 27/1 0/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "3/1 23/1 0/1",
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const chunk = (name: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.byteLength, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A PNG that claims a size and carries what it is given. */
export function craftPng({ width, height }: Size, rows: Uint8Array, extra: readonly Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey a pixel.
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    ...extra,
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A few kilobytes of text that unpack to many megabytes. */
export const textBomb = (megabytes: number): Buffer =>
  chunk(
    "zTXt",
    Buffer.concat([
      Buffer.from("Comment\0\0"),
      deflateSync(Buffer.alloc(megabytes * 1_048_576, 65), { level: 9 }),
    ]),
  );

export const SVG_WITH_SCRIPT = Buffer.from(
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" onload="alert(1)"><script>alert(1)</script></svg>`,
);
export const HTML = Buffer.from("<!doctype html><html><body><script>alert(1)</script></body></html>");
