import { AppError } from "@/server/shared/error";

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

type TextFile = { readonly name: string; readonly text: AsyncIterable<string> };

/** A file that is written while it is read; a rule that says no is said in words. */
export async function csvAnswer(open: () => Promise<TextFile>): Promise<Response> {
  try {
    const { name, text } = await open();
    return new Response(toStream(text), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(error.message, { status: STATUS[error.code] ?? 422 });
  }
}

/** Rows are read as fast as the browser takes them, and no further once it has gone. */
function toStream(text: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const parts = text[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const part: IteratorResult<string, unknown> = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(encoder.encode(part.value));
    },
    async cancel() {
      await parts.return?.();
    },
  });
}
