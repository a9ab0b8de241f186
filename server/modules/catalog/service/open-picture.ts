import type { Ctx } from "@/server/context";
import type { System } from "@/server/shared/actor";

export type PictureFile = { readonly bytes: Uint8Array; readonly contentType: string };

/** Exactly the names that pictures are given: nothing else that is kept can be asked for. */
const NAME = /^[0-9a-f]{2}\/[0-9a-f]{32}-\d{1,4}\.(avif|webp)$/;

/** A made picture by its address below `/media/`; null for anything else. What is found never changes. */
export async function openPicture(ctx: Ctx<System>, address: string): Promise<PictureFile | null> {
  const kind = NAME.exec(address)?.[1];
  if (!kind) return null;
  const bytes = await ctx.storage.read(`media/${address}`);
  return bytes && { bytes, contentType: `image/${kind}` };
}
