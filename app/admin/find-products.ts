"use server";

import type { ProductRow } from "@/components/admin/range/product-line";
import type { Told } from "@/components/admin/range/told";
import { serverApi } from "@/server/trpc/caller";
import { tell } from "./tell";

const MOST = 8;

/** The first few products, of any status, with these words in their name, tags or SKUs. */
export async function findProducts(query: string): Promise<Told<ProductRow[]>> {
  return tell(async () => {
    const { rows } = await (await serverApi()).catalog.products.list({ query, sort: "title" });
    return rows.slice(0, MOST).map(({ id, title, status, picture }) => ({ id, title, status, picture }));
  });
}
