import sharp from "sharp";
import { AppError } from "@/server/shared/error";
import { MOST_PIXELS } from "./picture-check";

export type PictureKind = "avif" | "webp";
export type PictureFile = {
  readonly width: number;
  readonly kind: PictureKind;
  readonly bytes: Uint8Array;
};

/** One picture in every width and kind that pages ask for. `width` and `height` are those of the largest. */
export type MadePicture = {
  readonly widths: readonly number[];
  readonly width: number;
  readonly height: number;
  /** Of most of it, as "#rrggbb": holds its place until it is there. */
  readonly colour: string;
  readonly files: readonly PictureFile[];
};

/** Part of the name of what is made: with another recipe, the same original makes other files. */
export const RECIPE = "1";

const STEPS = [320, 640, 1080, 1600] as const;
const TALLEST = 3_200;

/** Most bytes of a file. A list shows dozens of the first, a page one of the last. */
const LIMIT: Readonly<Record<PictureKind, Readonly<Record<number, number>>>> = {
  avif: { 320: 15_000, 640: 30_000, 1080: 60_000, 1600: 60_000 },
  webp: { 320: 15_000, 640: 42_000, 1080: 60_000, 1600: 60_000 },
};
const WORST = 1;
const QUALITIES = [56, 48, 40, 32, 24, 16, 9, 4, WORST] as const;

let last: Promise<unknown> = Promise.resolve();

/**
 * Turns a checked original upright, drops everything but its pixels (place, camera, comments, colour profiles) and
 * encodes it anew. Throws AppError for one that turns out to be damaged. One at a time: 40 million pixels take 160 MB.
 */
export function makePicture(original: Uint8Array): Promise<MadePicture> {
  const made = last.then(
    () => encode(original),
    () => encode(original),
  );
  last = made.catch(() => undefined);
  return made;
}

type Pixels = { readonly bytes: Buffer; readonly width: number; readonly height: number };

async function encode(original: Uint8Array): Promise<MadePicture> {
  const base = await decode(original);
  const steps = STEPS.filter((step) => step <= base.width);
  const widths = steps.length > 0 ? steps : [base.width];
  const files: PictureFile[] = [];
  for (const width of widths) {
    const small = await sharp(base.bytes).resize({ width }).png({ compressionLevel: 1 }).toBuffer();
    for (const kind of ["avif", "webp"] as const) files.push(await encodeFile(small, width, kind));
  }
  const largest = widths.at(-1) ?? base.width;
  return {
    widths,
    width: largest,
    height: Math.max(1, Math.round((base.height * largest) / base.width)),
    colour: await colourOf(base.bytes),
    files,
  };
}

/** Every pixel is decoded here, within limits and once; what follows sees only our own PNG. */
async function decode(original: Uint8Array): Promise<Pixels> {
  try {
    const { data: bytes, info: size } = await sharp(original, {
      limitInputPixels: MOST_PIXELS,
      failOn: "error",
      sequentialRead: true,
    })
      .timeout({ seconds: 30 })
      .autoOrient()
      .toColourspace("srgb")
      .resize({ width: STEPS[3], height: TALLEST, fit: "inside", withoutEnlargement: true })
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true });
    return { bytes, width: size.width, height: size.height };
  } catch {
    throw new AppError(
      "INVALID",
      "This picture is damaged or cut off: it cannot be read to its end. Save it anew and send it again.",
    );
  }
}

/** The best quality that fits, found by halving; the worst as it is, when even that does not. */
async function encodeFile(pixels: Buffer, width: number, kind: PictureKind): Promise<PictureFile> {
  const limit = LIMIT[kind][width] ?? Number.POSITIVE_INFINITY;
  let best = await encodeAt(pixels, kind, QUALITIES[0]);
  if (best.byteLength <= limit) return { width, kind, bytes: best };
  best = await encodeAt(pixels, kind, WORST);
  let [fits, tooLarge] = [QUALITIES.length - 1, 0];
  while (fits - tooLarge > 1) {
    const middle = (fits + tooLarge) >> 1;
    const bytes = await encodeAt(pixels, kind, QUALITIES[middle] ?? WORST);
    if (bytes.byteLength <= limit) [fits, best] = [middle, bytes];
    else tooLarge = middle;
  }
  return { width, kind, bytes: best };
}

const encodeAt = (pixels: Buffer, kind: PictureKind, quality: number): Promise<Buffer> =>
  kind === "avif"
    ? sharp(pixels).avif({ quality, effort: 3 }).toBuffer()
    : sharp(pixels).webp({ quality, effort: 4, smartSubsample: true }).toBuffer();

async function colourOf(pixels: Buffer): Promise<string> {
  const few = await sharp(pixels).flatten({ background: "#ffffff" }).resize(40).png().toBuffer();
  const { dominant } = await sharp(few).stats();
  const parts = [dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, "0"));
  return `#${parts.join("")}`;
}
