import { systemCtx } from "@/server/gate";
import { writeSitemapIndex } from "@/server/modules/catalog/service/write-sitemap";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  return new Response(await writeSitemapIndex(systemCtx("sitemap", request.headers)), {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
