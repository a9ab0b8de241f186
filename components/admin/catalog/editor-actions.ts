import type { z } from "zod";
import type {
  ConfirmableEdit,
  ProductChanges,
  SaveVariantsInput,
} from "@/server/modules/catalog/contract/edit-product";
import type { EditorProduct } from "@/server/modules/catalog/contract/staff-products";

type Version = { readonly version: number };
type Confirmable = Version & Pick<z.input<typeof ConfirmableEdit>, "confirm">;
export type GridInput = Pick<z.input<typeof SaveVariantsInput>, "options" | "variants" | "confirm">;
export type ChangesInput = z.input<typeof ProductChanges>;

/** One thing that staff want done to a product, made against the version that they looked at. */
export type EditorWish =
  | (Version & {
      readonly kind: "save";
      readonly changes: ChangesInput | null;
      readonly grid: GridInput | null;
    })
  | (Version & { readonly kind: "publish" | "restore" })
  | (Confirmable & { readonly kind: "unpublish" | "archive" })
  | (Version & {
      readonly kind: "schedule";
      readonly publishAt: Date | null;
      readonly unpublishAt: Date | null;
    })
  | (Version & { readonly kind: "changeSlug"; readonly slug: string; readonly takeOver: boolean });

export type EditorAnswer =
  | { readonly state: "done"; readonly product: EditorProduct }
  /** People hold what would go off sale: come again with `confirm`. */
  | { readonly state: "confirm"; readonly message: string }
  /** Somebody changed it since; `product` is how it is now. */
  | { readonly state: "stale"; readonly message: string; readonly product: EditorProduct }
  /** A rule said no. `product` when a part of it was saved before. */
  | {
      readonly state: "refused";
      readonly message: string;
      readonly fields: Readonly<Record<string, string>>;
      readonly product: EditorProduct | null;
    };

/** What the editor asks of the server, for one product. The page binds it. */
export type EditProduct = (wish: EditorWish) => Promise<EditorAnswer>;
