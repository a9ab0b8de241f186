import { cronCtx } from "@/server/gate";
import { runScheduled } from "@/server/jobs/cron";

type Params = { readonly params: Promise<{ readonly job: string }> };

/** Vercel cron calls with GET, other schedulers with POST. */
async function answerCron(request: Request, { params }: Params): Promise<Response> {
  const { job } = await params;
  const ctx = cronCtx(request, job);
  return ctx ? runScheduled(job) : new Response(null, { status: 401 });
}

export { answerCron as GET, answerCron as POST };
