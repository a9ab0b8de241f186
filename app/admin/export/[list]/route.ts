import { visitorCtx } from "@/server/gate";
import { exportList } from "@/server/modules/admin/service/export-list";
import { AppError } from "@/server/shared/error";
import { staffOf } from "@/server/trpc/init";

type Params = { readonly params: Promise<{ readonly list: string }> };

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** A list as its address shows it, as a CSV file that is written while it is read. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { list } = await params;
  try {
    const ctx = staffOf(await visitorCtx(request.headers));
    const { name, text } = await exportList(ctx, list, Object.fromEntries(new URL(request.url).searchParams));
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
