import { cache } from "react";
import { problemOf, serverApi } from "@/server/trpc/caller";

/** The collection that is shown at an address now, if any. */
export const findCollection = cache(async (slug: string) => {
  const api = await serverApi();
  try {
    return await api.catalog.collection({ slug });
  } catch (error) {
    if (problemOf(error)) return null;
    throw error;
  }
});
