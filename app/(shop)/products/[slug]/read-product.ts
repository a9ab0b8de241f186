import { cache } from "react";
import type { ShopCurrency } from "@/server/shared/money";
import { serverApi } from "@/server/trpc/caller";

/** The page's title and its body ask for the same product: it is read once. */
export const readProduct = cache(async (slug: string, currency: ShopCurrency) =>
  (await serverApi()).catalog.product({ slug, currency }),
);
