import { systemCtx } from "@/server/gate";
import { readCategories, readProduct } from "@/server/modules/catalog/service";
import { AppError } from "@/server/shared/error";
import type { ShareCard } from "./draw-picture";

const HOME: ShareCard = {
  title: "Market day, every day",
  line: "Cloth, pots, food, books and music from the hands that make them.",
  picture: { path: "/media/hero-tall", widths: [320, 640, 1080] },
};

/** What a card says: of the shop, a stall or one thing. Null for whatever else is asked. */
export async function readCard(about: readonly string[], headers: Headers): Promise<ShareCard | null> {
  const [kind, file = "", ...rest] = about;
  if (kind === "home.jpg" && about.length === 1) return HOME;
  const slug = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.jpg$/.exec(file)?.[1];
  if (!slug || slug.length > 120 || rest.length > 0) return null;
  const ctx = systemCtx("share-picture", headers);
  if (kind === "categories") {
    const found = (await readCategories(ctx)).find((category) => category.slug === slug);
    return found ? { title: found.name, line: found.blurb, picture: found.picture } : null;
  }
  return kind === "products" ? readProductCard(ctx, slug) : null;
}

async function readProductCard(ctx: ReturnType<typeof systemCtx>, slug: string): Promise<ShareCard | null> {
  try {
    const { title, summary, pictures } = await readProduct(ctx, { slug, currency: "NGN" });
    return { title, line: summary, picture: pictures[0] ?? null };
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
