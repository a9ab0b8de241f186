import { writeMetaFeed } from "@/server/modules/catalog/service/write-feeds";
import { answerFeed } from "../answer-feed";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  answerFeed(request, "text/csv; charset=utf-8", writeMetaFeed);
