import type { Draft } from "./draft";

/** What was typed and not saved, and what it was typed over. */
export type KeptDraft = { readonly version: number; readonly base: Draft; readonly draft: Draft };

const shelf = (id: string): string => `oja.product.${id}`;

/** What an earlier look at this page left unsaved in this tab; null when nothing, or nothing that can be read. */
export function readKept(id: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(shelf(id)) ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function writeKept(id: string, kept: KeptDraft | null): void {
  try {
    if (kept) sessionStorage.setItem(shelf(id), JSON.stringify(kept));
    else sessionStorage.removeItem(shelf(id));
  } catch {
    // Storage is full or switched off: the editor still works, a reload only loses what was typed.
  }
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" && value !== null && "fields" in value && "options" in value && "rows" in value;

const isKept = (kept: unknown): kept is KeptDraft =>
  typeof kept === "object" &&
  kept !== null &&
  "version" in kept &&
  "base" in kept &&
  "draft" in kept &&
  isDraft(kept.base) &&
  isDraft(kept.draft);
