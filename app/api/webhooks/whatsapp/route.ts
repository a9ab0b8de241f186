import { systemCtx, whatsappChallenge } from "@/server/gate";
import { receiveWhatsApp } from "@/server/modules/concierge/service/receive-whatsapp";
import { answerWebhook } from "../answer-webhook";

/** Meta asks once whether this address is ours, and reads its challenge back. */
export function GET(request: Request): Response {
  const challenge = whatsappChallenge(request);
  if (challenge === null) return new Response("forbidden", { status: 403 });
  return new Response(challenge, { headers: { "content-type": "text/plain" } });
}

export const POST = (request: Request): Promise<Response> =>
  answerWebhook(request, (letter) => receiveWhatsApp(systemCtx("whatsapp", request.headers), letter));
