import { notFound, permanentRedirect } from "next/navigation";
import { Slug } from "@/server/modules/catalog/contract";
import { serverApi } from "@/server/trpc/caller";

const FOLDERS = { category: "categories", collection: "collections" } as const;

/** For a list that is not at this address: leads to where it is now, or says that there is none. */
export async function showMoved(kind: keyof typeof FOLDERS, slug: string): Promise<never> {
  const { success } = Slug.safeParse(slug);
  const moved = success ? (await (await serverApi()).catalog.moved({ kind, slug })).slug : null;
  if (moved) permanentRedirect(`/${FOLDERS[kind]}/${moved}`);
  notFound();
}
