import { SECOND } from "./clock";

export type HttpRequest = {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
};

export type HttpResponse = { readonly status: number; readonly body: string };

/**
 * Why there is no answer. `refused`: the request was never carried out. `unclear`: it
 * may have been. The message holds the host, never headers or bodies.
 */
export class HttpFault extends Error {
  readonly kind: "refused" | "unclear";
  constructor(kind: "refused" | "unclear", message: string) {
    super(message);
    this.name = "HttpFault";
    this.kind = kind;
  }
}

/** Errors in which no byte of the request reached the other side. */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

const BREAK_AFTER = 5;
const BREAK_FOR = 10 * SECOND;
const LARGEST_ANSWER = 2_000_000;

export type HttpClient = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * A client for one outside service: every request ends (8 s unless told), a GET is
 * tried twice, anything else once, and after five faults in a row the service is left
 * alone for ten seconds. Throws `HttpFault`; any status is an answer.
 */
export function createHttpClient(name: string, now: () => number = Date.now): HttpClient {
  let faults = 0;
  let openUntil = 0;

  return async (request) => {
    if (now() < openUntil)
      throw new HttpFault("refused", `${name} is not answering; left alone for a moment`);
    try {
      const answer = await sendWithRetry(request, name);
      faults = 0;
      return answer;
    } catch (error) {
      faults += 1;
      if (faults >= BREAK_AFTER) {
        openUntil = now() + BREAK_FOR;
        faults = 0;
      }
      throw error;
    }
  };
}

async function sendWithRetry(request: HttpRequest, name: string): Promise<HttpResponse> {
  try {
    return await send(request, name);
  } catch (error) {
    // Only reading again is harmless.
    if (request.method !== "GET") throw error;
    return send(request, name);
  }
}

async function send(
  { method, url, headers, body, timeoutMs = 8 * SECOND }: HttpRequest,
  name: string,
): Promise<HttpResponse> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (text.length > LARGEST_ANSWER) throw new Error("answer too large");
    return { status: response.status, body: text };
  } catch (error) {
    const code = causeCode(error);
    const kind = NEVER_SENT.has(code) ? "refused" : "unclear";
    throw new HttpFault(kind, `${name} gave no answer (${code})`);
  }
}

function causeCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const cause: unknown = error.cause;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return error.name;
}
