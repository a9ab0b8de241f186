import { BodyTooLarge, readBody, WEBHOOK_LIMIT } from "@/server/platform/body";

export type Letter = { readonly rawBody: string; readonly headers: Headers };

const STATUS = { accepted: 200, repeated: 200, forged: 401, stale: 400, unreadable: 400, off: 404 } as const;

/** Reads the bytes as they were signed, within the limit, and says what became of them. A fault becomes a 500: the sender tries again. */
export async function answerWebhook(
  request: Request,
  take: (letter: Letter) => Promise<keyof typeof STATUS>,
): Promise<Response> {
  let rawBody: string;
  try {
    rawBody = await readBody(request, WEBHOOK_LIMIT);
  } catch (error) {
    if (error instanceof BodyTooLarge) return new Response("too large", { status: 413 });
    throw error;
  }
  const answer = await take({ rawBody, headers: request.headers });
  return new Response(answer, { status: STATUS[answer] });
}
