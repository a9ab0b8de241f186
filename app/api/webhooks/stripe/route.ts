import { systemCtx } from "@/server/gate";
import { receiveWebhook } from "@/server/modules/payments/service/receive-webhook";
import { answerWebhook } from "../answer-webhook";

export const POST = (request: Request): Promise<Response> =>
  answerWebhook(request, (letter) =>
    receiveWebhook(systemCtx("webhook:stripe", request.headers), "stripe", letter),
  );
