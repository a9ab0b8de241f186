import { systemCtx } from "@/server/gate";
import { openPicture } from "@/server/modules/catalog/service/open-picture";

type Params = { readonly params: Promise<{ readonly path: readonly string[] }> };

/** Pictures that were uploaded. They are named after what is in them, so they keep for good. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { path } = await params;
  const picture = await openPicture(systemCtx("media", request.headers), path.join("/"));
  if (!picture) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      "content-type": picture.contentType,
      "content-length": String(picture.bytes.byteLength),
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'",
    },
  });
}
