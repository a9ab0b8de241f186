import type { MetadataRoute } from "next";
import type { Picture } from "@/server/modules/catalog/contract";
import { serverApi, shopCategories } from "@/server/trpc/caller";
import { shopUrl } from "./(shop)/seo";

export const dynamic = "force-dynamic";

const PART = 48;
/** 9,600 products: far below the 50,000 addresses that one sitemap may hold. */
const MOST_PARTS = 200;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const categories = await shopCategories();
  return [
    { url: `${shopUrl()}/`, changeFrequency: "daily", priority: 1 },
    ...categories.map(({ slug, picture }) => entryOf(`/categories/${slug}`, picture, "daily")),
    ...(await listProducts()),
  ];
}

async function listProducts(): Promise<MetadataRoute.Sitemap> {
  const api = await serverApi();
  const entries: MetadataRoute.Sitemap = [];
  let cursor: string | null = null;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const list: Awaited<ReturnType<typeof api.catalog.list>> = await api.catalog.list({
      currency: "NGN",
      limit: PART,
      ...(cursor ? { cursor } : {}),
    });
    entries.push(...list.items.map(({ slug, picture }) => entryOf(`/products/${slug}`, picture, "weekly")));
    cursor = list.nextCursor;
    if (!cursor) break;
  }
  return entries;
}

function entryOf(
  path: string,
  picture: Picture | null,
  changeFrequency: "daily" | "weekly",
): MetadataRoute.Sitemap[number] {
  const url = `${shopUrl()}${path}`;
  return {
    url,
    changeFrequency,
    alternates: { languages: { "en-NG": url, "en-KE": `${url}?currency=KES`, en: `${url}?currency=USD` } },
    images: picture ? [new URL(`${picture.path}-${picture.widths.at(-1)}.webp`, shopUrl()).href] : [],
  };
}
