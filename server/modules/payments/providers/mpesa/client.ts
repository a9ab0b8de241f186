import { z } from "zod";
import { after, type Clock, SECOND } from "@/server/platform/clock";
import { createHttpClient, type HttpClient, HttpFault, type HttpResponse } from "@/server/platform/http";
import type { AccessToken, TokenStore } from "@/server/platform/token-store";
import { fail, type Outcome, succeed } from "@/server/shared/outcome";
import { Refusal, Token } from "./wire";

/** `pending`: still on the phone. `busy`: that phone has another request open. The others as with every provider. */
export type CallFailure = "declined" | "missing" | "pending" | "busy" | "unclear" | "unavailable";

export type DarajaSettings = {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly baseUrl: string;
  readonly tokens: TokenStore;
  readonly clock: Clock;
};

type Call<Answer> = {
  readonly path: `/${string}`;
  readonly body: object;
  readonly answer: z.ZodType<Answer>;
};
export type DarajaClient = { call<Answer>(request: Call<Answer>): Promise<Outcome<Answer, CallFailure>> };

/** The shop waits for a key inside a transaction, which must not outlast its limit. */
const TOKEN_TIMEOUT = 5 * SECOND;

/** There was no key, so nothing was sent. */
class NoToken extends Error {}

/**
 * Speaks to Safaricom's Daraja: a Bearer token that all machines share (a new one ends the old), JSON, and refusals
 * whose status says little. Keys never leave this file: no error carries headers or bodies.
 */
export function createDarajaClient(
  settings: DarajaSettings,
  http: HttpClient = createHttpClient("M-Pesa"),
): DarajaClient {
  const { baseUrl, tokens, consumerKey } = settings;
  const tokenName = `daraja:${consumerKey.slice(0, 12)}:${baseUrl}`;
  const readToken = (refused?: string) =>
    tokens
      .read(tokenName, () => askForToken(settings, http), refused)
      .catch((error: unknown) => {
        throw error instanceof NoToken ? error : new NoToken("M-Pesa's key could not be read");
      });
  const post = ({ path, body }: Pick<Call<unknown>, "path" | "body">, token: string) =>
    http({
      method: "POST",
      url: `${baseUrl}${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        accept: "application/json",
      },
      body: JSON.stringify(body),
    });

  return {
    async call(request) {
      try {
        const token = await readToken();
        let response = await post(request, token);
        // Somebody has fetched a newer one: a refused key carried nothing out, so once more is safe.
        if (isTokenRefused(response)) response = await post(request, await readToken(token));
        return readAnswer(response, request.answer);
      } catch (error) {
        if (error instanceof NoToken) return fail("unavailable", error.message);
        if (error instanceof HttpFault)
          return fail(error.kind === "refused" ? "unavailable" : "unclear", error.message);
        throw error;
      }
    },
  };
}

async function askForToken(
  { consumerKey, consumerSecret, baseUrl, clock }: DarajaSettings,
  http: HttpClient,
): Promise<AccessToken> {
  const at = clock();
  const response = await http({
    method: "GET",
    url: `${baseUrl}/oauth/v1/generate?grant_type=client_credentials`,
    headers: {
      authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString("base64")}`,
      accept: "application/json",
    },
    timeoutMs: TOKEN_TIMEOUT / 2,
  }).catch((error: unknown) => {
    throw new NoToken(error instanceof HttpFault ? error.message : "M-Pesa gave no key");
  });
  const token = Token.safeParse(parseJson(response.body));
  if (!token.success) throw new NoToken(`M-Pesa refused our keys (${response.status})`);
  return { token: token.data.access_token, expiresAt: after(at, token.data.expires_in * SECOND) };
}

function refusalOf({ status, body }: HttpResponse): Refusal | null {
  if (status === 200) return null;
  const refusal = Refusal.safeParse(parseJson(body));
  return refusal.success ? refusal.data : { errorCode: "", errorMessage: "" };
}

const isTokenRefused = (response: HttpResponse): boolean =>
  /^(404\.001\.03|401\.00[23]\.01)$/.test(refusalOf(response)?.errorCode ?? "") || response.status === 401;

function readAnswer<Answer>(response: HttpResponse, schema: z.ZodType<Answer>): Outcome<Answer, CallFailure> {
  const refusal = refusalOf(response);
  if (refusal) return sortRefusal(response.status, refusal);
  const parsed = schema.safeParse(parseJson(response.body));
  return parsed.success
    ? succeed(parsed.data)
    : fail("unclear", "M-Pesa's answer has another shape than its documentation");
}

/** One code of Safaricom's, 500.001.1001, means four things, which only its words tell apart. */
function sortRefusal(status: number, { errorCode, errorMessage }: Refusal): Outcome<never, CallFailure> {
  const detail = `M-Pesa answered ${status} ${errorCode}: ${errorMessage.slice(0, 200)}`;
  if (/being processed/i.test(errorMessage)) return fail("pending", detail);
  if (/lock subscriber/i.test(errorMessage)) return fail("busy", detail);
  if (/wrong credentials|merchant does not exist/i.test(errorMessage)) return fail("unavailable", detail);
  if (/CheckoutRequestID/i.test(errorMessage)) return fail("missing", detail);
  if (/^(404\.001\.03|401\.|500\.003\.0[23]$)/.test(errorCode) || status === 429)
    return fail("unavailable", detail);
  return fail(status >= 500 ? "unclear" : "declined", detail);
}

type Refusal = z.infer<typeof Refusal>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
