import { refuseDaraja } from "./daraja/wire";
import { type Answer, json } from "./http";
import { token } from "./ids";
import type { Provider } from "./state";

/** A server error in each provider's own words. */
export function brokenAnswer(provider: Provider): Answer {
  const message = "Something went wrong on our side.";
  switch (provider) {
    case "paystack":
      return json({ status: false, message, type: "api_error", code: "unknown" }, 500);
    case "stripe":
      return json({ error: { type: "api_error", message } }, 500, { "request-id": `req_${token(14)}` });
    case "daraja":
      return refuseDaraja(500, "500.003.1001", message);
    case "resend":
      return json({ statusCode: 500, name: "application_error", message }, 500);
    case "twilio":
      return json(
        { code: 20500, message, more_info: "https://www.twilio.com/docs/errors/20500", status: 500 },
        500,
      );
    case "whatsapp":
      return json({ error: { message, type: "OAuthException", code: 2, fbtrace_id: token(22) } }, 500);
  }
}

/** "We have never heard of that" in each provider's own words. */
export function unknownReferenceAnswer(provider: Provider): Answer {
  switch (provider) {
    case "paystack":
      return refusePaystack(400, "Transaction reference not found", "transaction_not_found");
    case "stripe":
      return refuseStripe(404, { code: "resource_missing", message: "No such object.", param: "id" });
    case "daraja":
      return refuseDaraja(400, "400.002.02", "Bad Request - Invalid CheckoutRequestID");
    case "resend":
      return refuseResend(404, "not_found", "Email not found");
    case "twilio":
      return refuseTwilio(404, 20404, "The requested resource was not found");
    case "whatsapp":
      return refuseGraph(400, 100, "Unsupported get request.");
  }
}

export function refusePaystack(status: number, message: string, code = "invalid_params"): Answer {
  const type = status < 500 ? "validation_error" : "api_error";
  const nextStep = "Ensure that the value(s) you're passing are valid.";
  return json({ status: false, message, meta: { nextStep }, type, code }, status);
}

type StripeProblem = {
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly type?: string;
};

export function refuseStripe(status: number, problem: StripeProblem): Answer {
  return json({ error: { type: "invalid_request_error", ...problem } }, status, {
    "request-id": `req_${token(14)}`,
  });
}

export const refuseResend = (status: number, name: string, message: string): Answer =>
  json({ statusCode: status, name, message }, status);

export const refuseTwilio = (status: number, code: number, message: string): Answer =>
  json({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }, status);

export function refuseGraph(status: number, code: number, details: string): Answer {
  const error_data = { messaging_product: "whatsapp", details };
  const error = {
    message: `(#${code}) ${details}`,
    type: "OAuthException",
    code,
    error_data,
    fbtrace_id: token(22),
  };
  return json({ error }, status);
}
