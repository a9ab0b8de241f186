import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sandboxEnvironment } from "@/sandbox/keys";

export const ROOT = path.resolve(import.meta.dirname, "..");

type Variables = Readonly<Record<string, string | undefined>>;

export type Provider = {
  readonly name: string;
  readonly keys: readonly string[];
  readonly base: string;
  readonly home: string;
};

/** Who Oja talks to: the keys that switch a provider on, and where its address may be moved from. */
export const PROVIDERS: readonly Provider[] = [
  provider("Paystack", "PAYSTACK_BASE_URL", "https://api.paystack.co", ["PAYSTACK_SECRET_KEY"]),
  provider("Stripe", "STRIPE_API_BASE", "https://api.stripe.com", [
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
  ]),
  provider("M-Pesa", "DARAJA_BASE_URL", "https://api.safaricom.co.ke", [
    "DARAJA_CONSUMER_KEY",
    "DARAJA_CONSUMER_SECRET",
    "DARAJA_SHORTCODE",
    "DARAJA_PASSKEY",
  ]),
  provider("Resend", "RESEND_BASE_URL", "https://api.resend.com", [
    "RESEND_API_KEY",
    "RESEND_WEBHOOK_SECRET",
  ]),
  provider("Twilio", "TWILIO_BASE_URL", "https://api.twilio.com", [
    "TWILIO_ACCOUNT_SID",
    "TWILIO_AUTH_TOKEN",
  ]),
  provider("WhatsApp", "GRAPH_BASE_URL", "https://graph.facebook.com", [
    "WHATSAPP_TOKEN",
    "WHATSAPP_PHONE_NUMBER_ID",
    "WHATSAPP_APP_SECRET",
    "WHATSAPP_VERIFY_TOKEN",
  ]),
];

function provider(name: string, base: string, home: string, keys: readonly string[]): Provider {
  return { name, base, home, keys };
}

export type Environment = {
  readonly port: number;
  readonly sandboxPort: number;
  readonly dataDir: string;
  readonly appUrl: string;
  readonly sandboxUrl: string;
  /** Off when somebody set OJA_SANDBOX=0: then a provider without keys is off, as in a real deployment. */
  readonly hasSandbox: boolean;
  /** Set when the database is somebody else's to run; otherwise we bring our own. */
  readonly databaseUrl: string | null;
  /** What every child process is started with, `DATABASE_URL` excepted while it is ours to find out. */
  readonly variables: Readonly<Record<string, string>>;
};

/** Reads `.env` when there is one. What is set for real wins, as with Node's own `--env-file`. */
export function loadEnvFile(): void {
  const file = path.join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * The environment to run with: as `readEnvironment`, with secrets made on first use. They stay in the data folder, so
 * sessions survive a restart.
 */
export function prepareEnvironment(given: Variables, mode: "production" | "development"): Environment {
  makeSecrets(readEnvironment(given, mode).dataDir);
  return readEnvironment(given, mode);
}

/** Works out ports, folders and keys from what is set, and changes nothing. Throws, naming the variable that is wrong. */
export function readEnvironment(given: Variables, mode: "production" | "development"): Environment {
  const port = portFrom(given, "PORT", 3000);
  const sandboxPort = portFrom(given, "SANDBOX_PORT", port + 1010);
  if (port === sandboxPort) throw new Error("PORT and SANDBOX_PORT must differ.");

  const dataDir = path.resolve(ROOT, given["DATA_DIR"] ?? (port === 3000 ? ".data" : `.data-${port}`));
  const hasSandbox = given["OJA_SANDBOX"] !== "0";
  const appUrl = given["APP_URL"] ?? `http://localhost:${port}`;
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const defaults = {
    ...DEFAULTS,
    ...readSecrets(dataDir),
    ...(hasSandbox ? sandboxKeys(given, sandboxUrl) : {}),
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    DATA_DIR: dataDir,
    UPLOADS_DIR: path.join(dataDir, "uploads"),
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
  };
  const always = { NODE_ENV: mode, OJA_SANDBOX: hasSandbox ? "1" : "0" };
  const variables = defined({ ...defaults, ...defined(given), ...always, DATA_DIR: dataDir });
  return {
    port,
    sandboxPort,
    dataDir,
    appUrl,
    sandboxUrl,
    hasSandbox,
    databaseUrl: given["DATABASE_URL"] ?? null,
    variables,
  };
}

const DEFAULTS = {
  WHATSAPP_NUMBER: "2348000000000",
  // Nothing here reports to anyone.
  NEXT_TELEMETRY_DISABLED: "1",
  STRIPE_SUPPRESS_NOTICES: "1",
  UPSTASH_DISABLE_TELEMETRY: "1",
  CHECKPOINT_DISABLE: "1",
};

/** Demo keys and addresses for every provider of which no key is set. One key alone is a mistake the app names. */
function sandboxKeys(given: Variables, sandboxUrl: string): Record<string, string> {
  const offered: Readonly<Record<string, string>> = sandboxEnvironment(sandboxUrl);
  const unset = PROVIDERS.filter(({ keys }) => keys.every((key) => given[key] === undefined));
  const names = unset.flatMap(({ keys, base }) => [...keys, base]);
  return defined(Object.fromEntries(names.map((name) => [name, offered[name]])));
}

const secretsFile = (dataDir: string) => path.join(dataDir, "secrets.json");

function readSecrets(dataDir: string): Record<string, string> {
  const file = secretsFile(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>) : {};
}

function makeSecrets(dataDir: string): void {
  const file = secretsFile(dataDir);
  if (existsSync(file)) return;

  const make = () => randomBytes(32).toString("base64url");
  mkdirSync(dataDir, { recursive: true });
  const secrets = { NEXTAUTH_SECRET: make(), CRON_SECRET: make() };
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function portFrom(given: Variables, name: string, fallback: number): number {
  const port = Number(given[name] ?? fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${name} must be a port number between 1 and 65535, not "${given[name] ?? port}".`);
}

const defined = (variables: Variables): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
