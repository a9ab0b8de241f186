import { cronCtx } from "@/server/gate";
import { answerMetrics } from "@/server/jobs/health";

export const dynamic = "force-dynamic";

/** For a scraper that knows the cron secret: figures about the inside are nobody else's business. */
export async function GET(request: Request): Promise<Response> {
  return cronCtx(request, "metrics") ? answerMetrics() : new Response(null, { status: 401 });
}
