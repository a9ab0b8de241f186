import type { Ctx } from "@/server/context";
import type { System } from "@/server/shared/actor";
import { ImportRunId } from "@/server/shared/id";
import { FILE_LIMIT } from "../contract";
import * as repo from "../repo/runs";

type Letter = { readonly headers: Headers; readonly body: AsyncIterable<Uint8Array> | null };
type Answer = "taken" | "too_long" | "too_short" | "wrong_type" | "used";

/**
 * Takes one file at an address that `startImport` handed out, as it was announced; null when the address is not one of these.
 * The token is the permission.
 */
export async function receiveFile(
  ctx: Ctx<System>,
  token: string,
  { headers, body }: Letter,
): Promise<Answer | null> {
  const { inbox } = ctx.storage;
  const ticket = inbox?.read(token, ctx.clock());
  if (!inbox || ticket === undefined || typeof ticket === "string") return null;
  const [folder, name] = ticket.key.split("/");
  const id = ImportRunId.safeParse(name);
  if (folder !== "imports" || !id.success) return null;
  if (headers.get("content-type") !== ticket.contentType) return "wrong_type";
  const declared = Number(headers.get("content-length") ?? 0);
  if (declared > FILE_LIMIT || declared > ticket.bytes) return "too_long";
  const run = await repo.findRun(ctx.db, id.data);
  if (run?.state !== "sending" || run.fileKey !== ticket.key) return "used";
  return body ? inbox.take(ticket, body) : "too_short";
}
