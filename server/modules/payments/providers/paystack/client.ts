import { z } from "zod";
import { createHttpClient, type HttpClient, HttpFault } from "@/server/platform/http";
import { fail, type Outcome, succeed } from "@/server/shared/outcome";

/** `declined`: a 4xx that says no. `unclear`: sent, but no answer that can be read. `unavailable`: never carried out. */
export type CallFailure = "declined" | "missing" | "unauthorized" | "unclear" | "unavailable";

const Envelope = z.object({
  status: z.union([z.boolean(), z.string()]),
  message: z.string().default(""),
  data: z.unknown().optional(),
});

export type PaystackClient = {
  call<Answer>(request: Call<Answer>): Promise<Outcome<Answer, CallFailure>>;
};

type Call<Answer> = {
  readonly method: "GET" | "POST";
  readonly path: `/${string}`;
  readonly body?: object;
  readonly answer: z.ZodType<Answer>;
};

type Settings = { readonly secretKey: string; readonly baseUrl: string };

/**
 * Speaks to api.paystack.co: Bearer key, JSON, `{ status, message, data }` around every
 * answer. The key never leaves this file: no error carries headers.
 */
export function createPaystackClient(
  { secretKey, baseUrl }: Settings,
  http: HttpClient = createHttpClient("Paystack"),
): PaystackClient {
  return {
    async call({ method, path, body, answer }) {
      try {
        const response = await http({
          method,
          url: `${baseUrl}${path}`,
          headers: {
            authorization: `Bearer ${secretKey}`,
            accept: "application/json",
            ...(body ? { "content-type": "application/json" } : {}),
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        return readAnswer(response.status, response.body, answer);
      } catch (error) {
        if (error instanceof HttpFault)
          return fail(error.kind === "refused" ? "unavailable" : "unclear", error.message);
        throw error;
      }
    },
  };
}

function readAnswer<Answer>(
  status: number,
  body: string,
  schema: z.ZodType<Answer>,
): Outcome<Answer, CallFailure> {
  const envelope = Envelope.safeParse(parseJson(body));
  if (!envelope.success) return fail("unclear", `Paystack answered ${status} with something unreadable`);
  const { message, data } = envelope.data;
  if (status === 401) return fail("unauthorized", `Paystack refused our key: ${message}`);
  if (status === 404 || /not found/i.test(message)) return fail("missing", message);
  if (status >= 500) return fail("unclear", `Paystack answered ${status}: ${message}`);
  if (status >= 400 || String(envelope.data.status) !== "true") return fail("declined", message);
  const parsed = schema.safeParse(data);
  return parsed.success
    ? succeed(parsed.data)
    : fail("unclear", "Paystack's answer has another shape than its documentation");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
