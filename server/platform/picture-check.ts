import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { AppError } from "@/server/shared/error";

export const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 12_000;

/** What the first bytes must say, and what the decoder then calls it. */
const KINDS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "heif",
};

/**
 * Refuses, in words for staff, a file that is no still picture of a kind we know or is too large to decode safely.
 * Judged by its bytes alone: what it is called or says of itself counts for nothing. No pixel is decoded.
 */
export async function checkPicture(bytes: Uint8Array): Promise<void> {
  const expected = await sniff(bytes);
  const { format, width, height, pages } = await readHeader(bytes);
  if (format !== expected) throw refusal("This file is damaged, or not what it says it is.");
  if ((pages ?? 1) > 1) throw refusal("This picture moves. Save one frame of it and send that.");
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) {
    throw refusal(
      `This picture is ${width} × ${height}. The most is 40 million pixels, and 12,000 on a side: make it smaller and send it again.`,
    );
  }
}

const refusal = (reason: string): AppError => new AppError("INVALID", reason);

async function sniff(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  const kind = found && KINDS[found.mime];
  if (kind) return kind;
  if (found?.mime === "image/heic" || found?.mime === "image/heif")
    throw refusal("This is a HEIC picture, as iPhones save them. Save it as JPEG and send that.");
  if (found?.mime === "image/apng") throw refusal("This picture moves. Save one frame of it and send that.");
  throw refusal("This is not a JPEG, PNG, WebP or AVIF picture, whatever its name says.");
}

async function readHeader(bytes: Uint8Array) {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw refusal("This file is damaged: its beginning cannot be read. Save it anew and send it again.");
  }
}
