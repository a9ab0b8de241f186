import pino from "pino";

const SECRETS = [
  "authorization",
  "cookie",
  "set-cookie",
  "password",
  "passwordHash",
  "code",
  "codeHash",
  "token",
  "tokenHash",
  "secret",
  "apiKey",
  "signature",
  "x-paystack-signature",
  "stripe-signature",
  "email",
  "phone",
  "street",
  "landmark",
];

export type Log = Pick<pino.Logger, "debug" | "info" | "warn" | "error"> & { child(fields: object): Log };

/**
 * One JSON line per event. Secrets and personal data are replaced wherever they
 * stand up to three levels deep; connection strings never get this far.
 */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const paths = SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths, censor: "[hidden]" },
    serializers: { error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What an error says, without the request or response that some libraries hang on it. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? { code: String(error.code) } : {};
  return { name: error.name, message: error.message, ...code, stack: error.stack };
}

let shared: Log | undefined;
export function log(): Log {
  shared ??= createLog(process.env["LOG_LEVEL"] ?? "info");
  return shared;
}
