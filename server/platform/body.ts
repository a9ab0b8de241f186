import { AppError } from "@/server/shared/error";

export const WEBHOOK_LIMIT = 256 * 1024;
export const API_LIMIT = 1024 * 1024;

/** The body of a request as it arrived, or an error once it grows past the limit: it is never read whole first. */
export async function readBody(request: Request, limit: number): Promise<string> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) throw new BodyTooLarge();
  if (!request.body) return "";

  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > limit) throw new BodyTooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

export class BodyTooLarge extends AppError {
  constructor() {
    super("INVALID", "That is too much to send at once.");
  }
}
