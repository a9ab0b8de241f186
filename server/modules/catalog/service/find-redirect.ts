import type { Ctx } from "@/server/context";
import { findNewSlug } from "../repo/product-edits";

/** The address that a product has now, for one that it once had; null for any other, and for what is not on sale. */
export const findRedirect = ({ db }: Pick<Ctx, "db">, slug: string): Promise<string | null> =>
  findNewSlug(db, slug);
