import { systemCtx } from "@/server/gate";
import { receiveUpload } from "@/server/modules/catalog/service/receive-upload";
import { receiveFile } from "@/server/modules/imports/service/receive-file";

type Params = { readonly params: Promise<{ readonly token: string }> };

const STATUS = {
  taken: 204,
  too_short: 400,
  forged: 403,
  elsewhere: 404,
  used: 409,
  expired: 410,
  too_long: 413,
  wrong_type: 415,
} as const;

/** Where pictures and files of rows are sent when the shop keeps them itself. The token in the address is the permission. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { token } = await params;
  const body = request.body as unknown as AsyncIterable<Uint8Array> | null;
  const ctx = systemCtx("uploads", request.headers);
  const letter = { headers: request.headers, body };
  const answer = (await receiveFile(ctx, token, letter)) ?? (await receiveUpload(ctx, token, letter));
  const headers = { "cache-control": "no-store" };
  if (answer === "taken") return new Response(null, { status: 204, headers });
  return Response.json({ error: { code: answer } }, { status: STATUS[answer], headers });
}
