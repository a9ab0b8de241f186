import type { Focal, MediaList, StartedUpload } from "@/server/modules/catalog/contract/media";

/** What came of one thing that staff did with pictures: done, or why not, in words for them. */
export type MediaAnswer<Value = null> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string };

export type FileFacts = { readonly fileName: string; readonly contentType: string; readonly bytes: number };

/** What the panel asks of the server, for one product. The page binds them to its product. */
export type MediaActions = {
  /** The pictures and uploads as they are now. */
  readonly look: () => Promise<MediaList>;
  readonly start: (file: FileFacts) => Promise<MediaAnswer<StartedUpload>>;
  readonly finish: (uploadId: string) => Promise<MediaAnswer>;
  readonly dismiss: (uploadId: string) => Promise<MediaAnswer>;
  readonly reorder: (mediaIds: readonly string[]) => Promise<MediaAnswer>;
  readonly setAlt: (mediaId: string, alt: string) => Promise<MediaAnswer>;
  readonly setFocal: (mediaId: string, focal: Focal) => Promise<MediaAnswer>;
  readonly remove: (mediaId: string) => Promise<MediaAnswer>;
};

/** The list with one item taken to another place; unchanged when either place is not in it. */
export function movedTo<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length || from === to) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
