import { createHash } from "node:crypto";
import { drawPicture, type ShareCard } from "../draw-picture";
import { readCard } from "../read-card";

type Params = { readonly params: Promise<{ readonly about: readonly string[] }> };

/** Cards drawn lately, by what is on them: a changed title is another card. A crowd waits for one drawing. */
const drawn = new Map<string, Promise<Buffer>>();
const MOST = 60;

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const card = await readCard((await params).about, request.headers);
  if (!card) return new Response("There is no such picture.", { status: 404 });
  const key = createHash("sha256").update(JSON.stringify(card)).digest("base64url");
  const headers = {
    "content-type": "image/jpeg",
    "cache-control": "public, max-age=86400, stale-while-revalidate=604800",
    // Networks show it on their own pages.
    "cross-origin-resource-policy": "cross-origin",
    etag: `"${key}"`,
  };
  if (request.headers.get("if-none-match") === headers.etag)
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(await draw(key, card)), { headers });
}

function draw(key: string, card: ShareCard): Promise<Buffer> {
  const kept = drawn.get(key);
  if (kept) return kept;
  const picture = drawPicture(card);
  drawn.set(key, picture);
  picture.catch(() => drawn.delete(key));
  const [oldest] = drawn.keys();
  if (drawn.size > MOST && oldest !== undefined) drawn.delete(oldest);
  return picture;
}
