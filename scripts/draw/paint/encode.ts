import path from "node:path";
import sharp from "sharp";
import type { Drawing } from "./drawing";
import { render } from "./render";
import type { Size } from "./scene";

export const MEDIA = path.resolve(import.meta.dirname, "../../../public/media");

/** How a picture is listed in prisma/seed/media.json. */
export type Listed = Size & {
  readonly path: string;
  readonly widths: readonly number[];
  readonly colour: string;
  readonly alt: string;
};

type Kind = "avif" | "webp";
export const KINDS: readonly Kind[] = ["avif", "webp"];

/** Quality to begin with, and the most bytes a file may have. It is made worse until it fits. */
const QUALITY: Readonly<Record<Kind, Readonly<Record<number, number>>>> = {
  avif: { 320: 50, 640: 47, 1080: 42, 1600: 42 },
  webp: { 320: 56, 640: 44, 1080: 28, 1600: 32 },
};
const LIMIT: Readonly<Record<Kind, Readonly<Record<number, number>>>> = {
  avif: { 320: 15_000, 640: 15_000, 1080: 60_000, 1600: 60_000 },
  webp: { 320: 24_000, 640: 42_000, 1080: 60_000, 1600: 60_000 },
};
const WORST = 14;

/** Part of what decides whether a picture must be painted again. */
export const SETTINGS = JSON.stringify([QUALITY, LIMIT]);

const widthsOf = ({ width }: Size): readonly number[] =>
  width > 1080 ? [640, 1080, 1600] : [320, 640, 1080];

/** Writes the drawing in every width and kind, and says how it is listed. */
export async function encode(drawing: Drawing, kinds: readonly Kind[] = KINDS): Promise<Listed> {
  const { key, alt, size } = drawing;
  const original = await render(drawing);
  for (const width of widthsOf(size)) {
    const small = await sharp(original).resize({ width }).png({ compressionLevel: 1 }).toBuffer();
    for (const kind of kinds)
      await encodeFile(small, { kind, width, file: path.join(MEDIA, `${key}-${width}.${kind}`) });
  }
  const { dominant } = await sharp(original).resize(40).stats();
  const parts = [dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, "0"));
  return { path: `/media/${key}`, widths: widthsOf(size), ...size, colour: `#${parts.join("")}`, alt };
}

type File = { readonly kind: Kind; readonly width: number; readonly file: string };

async function encodeFile(pixels: Buffer, { kind, width, file }: File): Promise<void> {
  const limit = LIMIT[kind][width] ?? Number.POSITIVE_INFINITY;
  for (let quality = QUALITY[kind][width] ?? 40; ; quality -= 6) {
    const image = sharp(pixels);
    const encoded =
      kind === "avif"
        ? image.avif({ quality, effort: 4 })
        : image.webp({ quality, effort: 5, smartSubsample: true });
    const { size } = await encoded.toFile(file);
    if (size <= limit || quality - 6 < WORST) return;
  }
}
