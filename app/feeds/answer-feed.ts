import { systemCtx } from "@/server/gate";
import { AppError } from "@/server/shared/error";
import { ShopCurrency } from "@/server/shared/money";
import { streamText } from "../stream-text";

type Write = (ctx: ReturnType<typeof systemCtx>, currency: ShopCurrency) => Promise<AsyncGenerator<string>>;

/** A feed in the currency that its address names (`?currency=USD`), naira otherwise. */
export async function answerFeed(request: Request, type: string, write: Write): Promise<Response> {
  const currency = ShopCurrency.safeParse(new URL(request.url).searchParams.get("currency") ?? "NGN");
  if (!currency.success) return new Response("Choose NGN or USD.", { status: 422 });
  try {
    const pieces = await write(systemCtx("feed", request.headers), currency.data);
    return new Response(streamText(pieces), {
      headers: { "content-type": type, "cache-control": "public, max-age=900" },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "TOO_MANY")
      return new Response(error.message, { status: 429, headers: { "retry-after": "600" } });
    throw error;
  }
}
