import { writeGoogleFeed } from "@/server/modules/catalog/service/write-feeds";
import { answerFeed } from "../answer-feed";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  answerFeed(request, "application/xml; charset=utf-8", writeGoogleFeed);
