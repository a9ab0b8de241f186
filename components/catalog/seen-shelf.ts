import type { PictureSource } from "@/components/ui/picture";

/** A thing somebody looked at, kept on their own device. No price: it would grow old. */
export type Seen = {
  readonly slug: string;
  readonly title: string;
  readonly picture: Pick<PictureSource, "path" | "widths" | "width" | "height" | "colour"> | null;
};

const SHELF = "oja.seen";
const MOST = 9;

/** Puts a thing first; what was seen longest ago falls off. */
export function rememberSeen(seen: Seen): void {
  const others = readSeen().filter(({ slug }) => slug !== seen.slug);
  try {
    localStorage.setItem(SHELF, JSON.stringify([seen, ...others].slice(0, MOST)));
  } catch {
    // Storage is full or switched off: nothing is remembered.
  }
}

export function readSeen(): Seen[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(SHELF) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isSeen) : [];
  } catch {
    return [];
  }
}

const isSeen = (kept: Partial<Seen> | null): kept is Seen =>
  typeof kept?.slug === "string" &&
  typeof kept.title === "string" &&
  (kept.picture === null || (typeof kept.picture?.path === "string" && Array.isArray(kept.picture.widths)));
