import type { Handler, Route } from "../http";
import { refuseResend } from "../provider-errors";
import { getMail, sendBatch, sendMail } from "./send";

const withKey =
  (handle: Handler): Handler =>
  (ask, world) => {
    const given = ask.headers.authorization;
    if (!given) return refuseResend(401, "missing_api_key", "Missing API key in the authorization header.");
    if (given !== `Bearer ${world.keys.RESEND_API_KEY}`)
      return refuseResend(403, "invalid_api_key", "API key is invalid.");
    return handle(ask, world);
  };

const api = (method: string, path: string, operation: string, handle: Handler): Route => ({
  method,
  path: `/resend${path}`,
  handle: withKey(handle),
  call: { provider: "resend", operation },
});

export const resendRoutes: readonly Route[] = [
  api("POST", "/emails", "emails.send", sendMail),
  api("POST", "/emails/batch", "emails.batch", sendBatch),
  api("GET", "/emails/:id", "emails.get", getMail),
];
