import type { Ctx } from "@/server/context";
import type { System } from "@/server/shared/actor";
import { UploadId } from "@/server/shared/id";
import { UPLOAD_LIMIT } from "@/server/shared/upload";
import { findUpload } from "../repo/uploads";
import { originalKey } from "./start-upload";

export type UploadAnswer =
  | "taken"
  | "too_long"
  | "too_short"
  | "wrong_type"
  | "forged"
  | "expired"
  | "used"
  | "elsewhere";

type Letter = {
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array> | null;
};

/**
 * Takes one file at an address that `startUpload` handed out: once, in time, of the announced type and length. The
 * token is the permission; nothing of the file is trusted yet.
 */
export async function receiveUpload(
  ctx: Ctx<System>,
  token: string,
  { headers, body }: Letter,
): Promise<UploadAnswer> {
  const declared = Number(headers.get("content-length") ?? 0);
  if (declared > UPLOAD_LIMIT) return "too_long";
  const { inbox } = ctx.storage;
  if (!inbox) return "elsewhere";

  const ticket = inbox.read(token, ctx.clock());
  if (typeof ticket === "string") return ticket;
  if (headers.get("content-type") !== ticket.contentType) return "wrong_type";
  if (declared > ticket.bytes) return "too_long";
  const id = UploadId.safeParse(ticket.key.split("/").at(-1));
  const upload = id.success ? await findUpload(ctx.db, id.data) : null;
  if (!upload || originalKey(upload.id) !== ticket.key || upload.status !== "waiting") return "used";
  return body ? inbox.take(ticket, body) : "too_short";
}
