import sharp from "sharp";
import type { Drawing } from "./drawing";
import { BLEED } from "./scene";

/** The drawing as pixels at its full size, as PNG. */
export const render = ({ svg, size }: Drawing): Promise<Buffer> =>
  sharp(Buffer.from(svg))
    .extract({ left: BLEED, top: BLEED, ...size })
    .removeAlpha()
    .png({ compressionLevel: 1 })
    .toBuffer();
