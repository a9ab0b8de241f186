import { systemCtx } from "@/server/gate";
import { receiveWebhook } from "@/server/modules/payments/service/receive-webhook";
import { answerWebhook } from "../../answer-webhook";

type Place = { params: Promise<{ token: string }> };

/** M-Pesa's callbacks are not signed: the last part of the address, made for one payment, stands for a signature. */
export const POST = async (request: Request, { params }: Place): Promise<Response> => {
  const { token } = await params;
  return answerWebhook(request, (letter) =>
    receiveWebhook(systemCtx("webhook:daraja", request.headers), "mpesa", { ...letter, token }),
  );
};
