import { after, type Clock, MINUTE } from "@/server/platform/clock";
import type { FrozenPage } from "./frozen-page";

/** No price is older than this, even when nobody could tell us that it changed. */
const FRESH_FOR = 5 * MINUTE;
/** How long a page is better than an error, while the shop behind it is away. */
const USABLE_FOR = 60 * MINUTE;

/** What changed: what only a product's own page says, the product wherever it is shown, what is on lists, or anything at all. */
export type Change = { readonly page: string } | { readonly product: string } | "lists" | "everything";

type Kept = {
  readonly page: FrozenPage;
  readonly shown: Shown;
  readonly freshUntil: Date;
  readonly usableUntil: Date;
};

export type Shown = {
  /** The product whose own page it is; null for a list. */
  readonly own: string | null;
  /** Slugs of all products on it. */
  readonly products: ReadonlySet<string>;
};

export type PageStore = ReturnType<typeof createPageStore>;

/** Pages in memory, at most so many bytes of them; what was asked for longest ago goes first. */
export function createPageStore({ clock, mostBytes }: { clock: Clock; mostBytes: number }) {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  let changes = 0;

  const remove = (key: string): void => {
    bytes -= kept.get(key)?.page.bytes ?? 0;
    kept.delete(key);
  };

  return {
    /** Counts up with each change: a page whose making began before a change must not be kept after it. */
    changes: () => changes,

    /** `isStale` while the page is only better than an error. */
    find(key: string): { page: FrozenPage; isStale: boolean } | null {
      const found = kept.get(key);
      if (!found) return null;
      const now = clock();
      if (found.usableUntil <= now) {
        remove(key);
        return null;
      }
      kept.delete(key);
      kept.set(key, found);
      return { page: found.page, isStale: found.freshUntil <= now };
    },

    save(key: string, page: FrozenPage, shown: Shown): void {
      if (page.bytes > mostBytes / 10) return;
      const now = clock();
      remove(key);
      kept.set(key, {
        page,
        shown,
        freshUntil: after(now, FRESH_FOR),
        usableUntil: after(now, USABLE_FOR),
      });
      bytes += page.bytes;
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        remove(oldest);
      }
    },

    /** Drops whatever may show what changed. */
    drop(change: Change): void {
      changes += 1;
      for (const [key, { shown }] of kept) if (isTouched(shown, change)) remove(key);
    },

    size: () => ({ pages: kept.size, bytes }),
  };
}

function isTouched({ own, products }: Shown, change: Change): boolean {
  if (change === "everything") return true;
  if (change === "lists") return own === null;
  return "page" in change ? own === change.page : products.has(change.product);
}
