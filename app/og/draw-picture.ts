import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { TAIL, TAIL_WIDTH, TRAY } from "@/components/layout/mark-outline";

/** What a message or a post shows of a page. The picture is one of our own files, without width and ending. */
export type ShareCard = {
  readonly title: string;
  readonly line: string;
  readonly picture: { readonly path: string; readonly widths: readonly number[] } | null;
};

const PUBLIC = path.join(process.cwd(), "public");
const TYPEFACE = path.join(PUBLIC, "fonts/oja.ttf");
/** As the file itself says; the weight is an axis of it. */
const FAMILY = "Bricolage Grotesque 96pt ExtraBold";

const WIDTH = 1200;
const HEIGHT = 630;
const SIDE = 500;
const EDGE = 64;
const STRIP = 18;
const BANDS = [
  ["#f5b01b", 26],
  ["#ffffff", 5],
  ["#b3300a", 13],
  ["#ffffff", 5],
  ["#3d49c4", 34],
  ["#f5b01b", 5],
  ["#0f6b45", 13],
  ["#f5b01b", 5],
  ["#3d49c4", 18],
] as const;

/** A card of 1200 × 630 on indigo cloth, as JPEG. Reads files of the shop and nothing else. */
export async function drawPicture({ title, line, picture }: ShareCard): Promise<Buffer> {
  const side = picture && (await readPicture(picture));
  const room = WIDTH - 2 * EDGE - (side ? SIDE : 0);
  const [name, words] = await Promise.all([
    write(title, { width: room, height: 270, size: 72, weight: 800, colour: "#ffffff" }),
    write(line, { width: room, height: 90, size: 30, weight: 400, colour: "#c9cef5" }),
  ]);
  const layers = [
    { input: Buffer.from(cloth()), left: 0, top: 0 },
    ...(side ? [{ input: side, left: WIDTH - SIDE, top: 0 }] : []),
    { input: Buffer.from(strip()), left: 0, top: HEIGHT - STRIP },
    { input: name.image, left: EDGE, top: 190 },
    { input: words.image, left: EDGE, top: Math.min(500, 190 + name.height + 34) },
  ];
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#171c5e" } })
    .composite(layers)
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}

type Hand = {
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly weight: number;
  readonly colour: string;
};

const LONGEST = 140;

/** Words as a picture, made smaller until they fit. Whatever they are, they are only words: markup is escaped. */
async function write(text: string, hand: Hand): Promise<{ image: Buffer; height: number }> {
  const shown = [...text.replace(/[\p{C}\p{Z}\s]+/gu, " ").trim()].slice(0, LONGEST).join("") || "Ọjà";
  for (let size = hand.size; ; size = Math.floor(size * 0.85)) {
    const { data, info } = await sharp({
      text: {
        text: `<span foreground="${hand.colour}">${escapeMarkup(shown)}</span>`,
        fontfile: TYPEFACE,
        font: `${FAMILY}, ${size} @wght=${hand.weight}`,
        width: hand.width,
        wrap: "word-char",
        dpi: 72,
        rgba: true,
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true });
    const fits = info.height <= hand.height && info.width <= hand.width;
    if (fits) return { image: data, height: info.height };
    if (size < 16) {
      const box = { width: hand.width, height: hand.height, fit: "inside" } as const;
      return { image: await sharp(data).resize(box).png().toBuffer(), height: hand.height };
    }
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** Null when the file is not among ours: the card does without. */
async function readPicture({
  path: address,
  widths,
}: NonNullable<ShareCard["picture"]>): Promise<Buffer | null> {
  if (!/^\/media(\/[a-z0-9][a-z0-9_-]*)+$/i.test(address)) return null;
  const width = widths.find((candidate) => candidate >= 640) ?? widths.at(-1);
  const bytes = await readFile(path.join(PUBLIC, `${address}-${Number(width)}.webp`)).catch(() => null);
  return bytes && sharp(bytes).resize(SIDE, HEIGHT, { fit: "cover" }).toBuffer();
}

/** Indigo cloth with the dyer's suns above and below the words, and the name. */
function cloth(): string {
  const sun =
    '<g fill="none" stroke="#8f9af0" stroke-opacity=".4" stroke-width="2"><circle cx="48" cy="48" r="9"/><circle cx="48" cy="48" r="20"/><circle cx="48" cy="48" r="33" stroke-dasharray="0 11.5" stroke-linecap="round" stroke-width="5"/><path d="M0 0H96V96"/></g>';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><pattern id="suns" y="525" width="96" height="96" patternUnits="userSpaceOnUse">${sun}</pattern></defs>
    <rect y="534" width="${WIDTH}" height="96" fill="url(#suns)"/>
    <g transform="translate(${EDGE} 58) scale(.78)" fill="#fff">
      <path fill-rule="evenodd" d="${TRAY}"/><circle cx="50" cy="113" r="10.5" fill="#f5b01b"/>
      <path transform="translate(103 98)" d="${TAIL}"/><path d="M${104 + TAIL_WIDTH} 0"/>
    </g></svg>`;
}

function strip(): string {
  let x = 0;
  const bars: string[] = [];
  for (let at = 0; x < WIDTH; at += 1) {
    const [fill, width] = BANDS[at % BANDS.length] ?? BANDS[0];
    bars.push(`<rect x="${x}" width="${width}" height="${STRIP}" fill="${fill}"/>`);
    x += width;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${STRIP}">${bars.join("")}</svg>`;
}
