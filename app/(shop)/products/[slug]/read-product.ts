import { TRPCError } from "@trpc/server";
import { permanentRedirect } from "next/navigation";
import { cache } from "react";
import type { ShopCurrency } from "@/server/shared/money";
import { serverApi } from "@/server/trpc/caller";

/** The page's title and its body ask for the same product: it is read once. An address it once had leads to the one it has. */
export const readProduct = cache(async (slug: string, currency: ShopCurrency) => {
  const { catalog } = await serverApi();
  try {
    return await catalog.product({ slug, currency });
  } catch (error) {
    const isGone = error instanceof TRPCError && error.code === "NOT_FOUND";
    const newSlug = isGone ? await catalog.movedTo({ slug }) : null;
    if (newSlug !== null) permanentRedirect(`/products/${newSlug}`);
    throw error;
  }
});
