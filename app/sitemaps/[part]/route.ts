import { systemCtx } from "@/server/gate";
import { writeSitemap } from "@/server/modules/catalog/service/write-sitemap";
import { streamText } from "../../stream-text";

type Params = { readonly params: Promise<{ readonly part: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const name = /^(.+)\.xml$/.exec((await params).part)?.[1];
  const pieces = name ? await writeSitemap(systemCtx("sitemap", request.headers), name) : null;
  if (!pieces) return new Response("There is no such part of the sitemap.", { status: 404 });
  return new Response(streamText(pieces), {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
