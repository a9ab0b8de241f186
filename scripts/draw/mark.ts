import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { openHand } from "./lettering";

/** Draws the mark once: the React outline, the browser icons and the manifest all come from here. */
const root = path.resolve(import.meta.dirname, "../..");
const INDIGO = "#262e96";
const NIGHT = "#171c5e";
const LAMP = "#f5b01b";

const PETAL = "M0 0C14.5 -8.5 14.5 -26.5 0 -34C-14.5 -26.5 -14.5 -8.5 0 0Z";

/** One path: a tray from above with four kola lobes cut out of it. */
function trayPath(): string {
  const lobes = [45, 135, 225, 315].map((degrees) => turn(PETAL, degrees, 3.6)).join("");
  return `M50 2A48 48 0 1 1 50 98A48 48 0 1 1 50 2Z${lobes}`;
}

/** Turns a path about its root, pushes it outwards and puts the root at the centre of the tray. */
function turn(outline: string, degrees: number, push: number): string {
  const angle = (degrees * Math.PI) / 180;
  return outline.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, xs: string, ys: string) => {
    const x = Number(xs);
    const y = Number(ys) - push;
    const turned = [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
    return turned.map((value) => (value + 50).toFixed(1)).join(" ");
  });
}

function icon(size: number, ground: { fill: string; radius: number } | null): string {
  const ring = ground ? "#ffffff" : INDIGO;
  const dot = ground ? LAMP : "#b3300a";
  const scale = ground ? 0.56 : 0.8;
  const left = (100 - 100 * scale) / 2;
  const top = (100 - 124 * scale) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${size}" height="${size}">${
    ground ? `<rect width="100" height="100" rx="${ground.radius}" fill="${ground.fill}"/>` : ""
  }<g transform="translate(${left.toFixed(2)} ${top.toFixed(2)}) scale(${scale})"><path fill-rule="evenodd" fill="${ring}" d="${trayPath()}"/><circle cx="50" cy="113" r="10.5" fill="${dot}"/></g></svg>`;
}

async function main(): Promise<void> {
  const hand = await openHand();
  const tail = hand("jà", 128, 800, -2.5);
  await writeFile(
    path.join(root, "components/layout/mark-outline.ts"),
    [
      "/** Written by scripts/draw/mark.ts. */",
      `export const TRAY =\n  "${trayPath()}";`,
      "/** The letters j and à, baseline at 0, to stand right of the tray. */",
      `export const TAIL =\n  "${tail.path
        .replace(/-?\d+\.\d+/g, (n) => String(Math.round(Number(n) * 5) / 5))
        .replace(/ +(?=[A-Z]|$)/g, "")
        .replace(/ +/g, " ")}";`,
      `export const TAIL_WIDTH = ${tail.width.toFixed(1)};`,
      "",
    ].join("\n"),
  );

  const tile = { fill: NIGHT, radius: 22 };
  const square = { fill: NIGHT, radius: 0 };
  await mkdir(path.join(root, "public"), { recursive: true });
  await writeFile(path.join(root, "public/icon.svg"), icon(100, tile));
  await png(icon(192, tile), "icon-192.png");
  await png(icon(512, square), "icon-512.png");
  await png(icon(180, square), "apple-touch-icon.png");
  await writeFile(path.join(root, "public/manifest.webmanifest"), `${JSON.stringify(MANIFEST, null, 2)}\n`);
}

const png = (svg: string, name: string) =>
  sharp(Buffer.from(svg))
    .png({ palette: true, compressionLevel: 9 })
    .toFile(path.join(root, "public", name));

const SHORTCUT = { src: "/icon-192.png", sizes: "192x192", type: "image/png" };

function screen(name: string, width: number, height: number, form: "narrow" | "wide", label: string) {
  return {
    src: `/media/screens/${name}.webp`,
    sizes: `${width}x${height}`,
    type: "image/webp",
    form_factor: form,
    label,
  };
}

const MANIFEST = {
  name: "Oja",
  short_name: "Oja",
  description: "Cloth, pots, food, books and music from West African makers.",
  id: "/",
  start_url: "/",
  scope: "/",
  display: "standalone",
  display_override: ["standalone", "minimal-ui"],
  orientation: "any",
  dir: "ltr",
  background_color: "#f7f8fd",
  theme_color: NIGHT,
  lang: "en-NG",
  categories: ["shopping"],
  icons: [
    { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
  // Taken of the running shop by hand; a browser shows them before it installs.
  screenshots: [
    screen("home-narrow", 720, 1280, "narrow", "The market: cloth, pots, food, books and music"),
    screen("product-narrow", 720, 1280, "narrow", "One thing, its price and its maker"),
    screen("home-wide", 1280, 800, "wide", "The market on a large screen"),
  ],
  shortcuts: [
    { name: "Search the market", url: "/search", icons: [SHORTCUT] },
    { name: "Your cart", url: "/cart", icons: [SHORTCUT] },
    { name: "Track an order", url: "/orders", icons: [SHORTCUT] },
  ],
};

await main();
