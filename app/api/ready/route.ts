import { answerReady } from "@/server/jobs/health";

export const dynamic = "force-dynamic";

export const GET = (): Promise<Response> => answerReady();
