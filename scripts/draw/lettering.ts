import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import * as hb from "harfbuzzjs";

const require = createRequire(import.meta.url);
const fontverter: { convert(font: Buffer, to: "sfnt"): Promise<Buffer> } = require("fontverter");

const FILES = path.resolve(
  import.meta.dirname,
  "../../node_modules/@fontsource-variable/bricolage-grotesque/files",
);

export type Lettering = { readonly path: string; readonly width: number };
export type Hand = (text: string, size: number, weight?: number, spacing?: number) => Lettering;

/** Letters as outlines, baseline at 0, so pictures look the same on every machine. Diacritics included. */
export async function openHand(): Promise<Hand> {
  const woff2 = readFileSync(path.join(FILES, "bricolage-grotesque-latin-opsz-normal.woff2"));
  const sfnt = await fontverter.convert(woff2, "sfnt");
  const face = new hb.Face(new hb.Blob(new Uint8Array(sfnt).buffer), 0);
  const font = new hb.Font(face);

  return (text, size, weight = 800, spacing = 0) => {
    font.setVariations([new hb.Variation("wght", weight), new hb.Variation("opsz", size > 40 ? 48 : 24)]);
    const buffer = new hb.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    hb.shape(font, buffer);

    const scale = size / face.upem;
    const positions = buffer.getGlyphPositions();
    let pen = 0;
    let outline = "";
    for (const [index, { codepoint }] of buffer.getGlyphInfos().entries()) {
      const at = positions[index];
      if (!at) continue;
      outline += place(font.glyphToPath(codepoint), scale, pen + at.xOffset * scale, -at.yOffset * scale);
      pen += at.xAdvance * scale + (at.xAdvance > 0 ? spacing : 0);
    }
    return { path: outline, width: pen - spacing };
  };
}

/** Font units, y up → drawing units, y down. */
function place(outline: string, scale: number, dx: number, dy: number): string {
  let isX = true;
  return outline.replace(/[A-Z]|-?\d+(?:\.\d+)?,?/g, (token) => {
    if (/[A-Z]/.test(token)) {
      isX = true;
      return token;
    }
    const value = Number(token.replace(",", ""));
    const moved = isX ? value * scale + dx : -value * scale + dy;
    isX = !isX;
    return `${moved.toFixed(2)} `;
  });
}
