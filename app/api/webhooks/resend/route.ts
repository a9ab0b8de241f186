import { systemCtx } from "@/server/gate";
import { receiveReceipts } from "@/server/modules/notifications/service/receive-receipts";
import { answerWebhook } from "../answer-webhook";

export const POST = (request: Request): Promise<Response> =>
  answerWebhook(request, (letter) => receiveReceipts(systemCtx("resend", request.headers), "email", letter));
