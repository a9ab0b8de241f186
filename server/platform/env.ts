import { z } from "zod";

const text = z.string().trim().min(1);
const secret = text.min(32, {
  error: "must be at least 32 characters: make one with `openssl rand -hex 32`",
});
const url = z.url({ protocol: /^https?$/, error: "must be an http(s) address" });
const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const Settings = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  OJA_SANDBOX: flag,
  APP_URL: url.default("http://localhost:3000"),
  /** Whether a proxy of ours stands in front and says in `x-forwarded-for` who asks. */
  TRUST_PROXY: flag,
  DATABASE_URL: z
    .string({ error: "is needed: a PostgreSQL address such as postgresql://user:password@host:5432/oja" })
    .regex(/^postgres(ql)?:\/\//, { error: "must start with postgresql://" }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(12),
  NEXTAUTH_SECRET: secret,
  CRON_SECRET: secret,

  PAYSTACK_SECRET_KEY: text
    .regex(/^sk_(test|live)_/, { error: "must start with sk_test_ or sk_live_" })
    .optional(),
  PAYSTACK_BASE_URL: url.default("https://api.paystack.co"),
  STRIPE_SECRET_KEY: text
    .regex(/^(sk|rk)_(test|live)_/, { error: "must start with sk_test_ or sk_live_" })
    .optional(),
  STRIPE_WEBHOOK_SECRET: text.regex(/^whsec_/, { error: "must start with whsec_" }).optional(),
  STRIPE_API_BASE: url.default("https://api.stripe.com"),

  DARAJA_CONSUMER_KEY: text.optional(),
  DARAJA_CONSUMER_SECRET: text.optional(),
  DARAJA_SHORTCODE: text
    .regex(/^\d{5,7}$/, { error: "must be the 5 to 7 digits of a paybill number" })
    .optional(),
  DARAJA_PASSKEY: text.optional(),
  /** Seals the addresses that M-Pesa calls back; made of NEXTAUTH_SECRET when it is not set. */
  DARAJA_CALLBACK_SECRET: secret.optional(),
  DARAJA_BASE_URL: url.default("https://api.safaricom.co.ke"),

  RESEND_API_KEY: text.optional(),
  RESEND_BASE_URL: url.default("https://api.resend.com"),
  RESEND_WEBHOOK_SECRET: text.optional(),
  MAIL_FROM: text.default("Oja <hello@oja.example>"),
  TWILIO_ACCOUNT_SID: text.optional(),
  TWILIO_AUTH_TOKEN: text.optional(),
  TWILIO_BASE_URL: url.default("https://api.twilio.com"),
  TWILIO_FROM: text.default("+15005550006"),
  WHATSAPP_TOKEN: text.optional(),
  WHATSAPP_PHONE_NUMBER_ID: text.optional(),
  WHATSAPP_APP_SECRET: text.optional(),
  WHATSAPP_VERIFY_TOKEN: text.optional(),
  GRAPH_BASE_URL: url.default("https://graph.facebook.com"),
  WHATSAPP_NUMBER: text
    .regex(/^\d{8,15}$/, { error: "must be digits only, with the country code" })
    .default("2348000000000"),

  UPSTASH_REDIS_REST_URL: url.optional(),
  UPSTASH_REDIS_REST_TOKEN: text.optional(),
  S3_ENDPOINT: url.optional(),
  S3_BUCKET: text
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: "must be the name of a bucket" })
    .optional(),
  S3_ACCESS_KEY_ID: text.optional(),
  S3_SECRET_ACCESS_KEY: text.optional(),
  S3_PUBLIC_URL: url.optional(),
  UPLOADS_DIR: text.default(".data/uploads"),
  /** Read by the shop's layout: whether phones keep what they need for a bad road. */
  OJA_WORKER: z.enum(["on", "off"], { error: "must be on or off" }).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = z.infer<typeof Settings>;

/** Keys that only make sense together: one without the other leaves a door open. */
const TOGETHER = [
  ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
  ["DARAJA_CONSUMER_KEY", "DARAJA_CONSUMER_SECRET", "DARAJA_SHORTCODE", "DARAJA_PASSKEY"],
  ["RESEND_API_KEY", "RESEND_WEBHOOK_SECRET"],
  ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"],
  ["WHATSAPP_TOKEN", "WHATSAPP_PHONE_NUMBER_ID", "WHATSAPP_APP_SECRET", "WHATSAPP_VERIFY_TOKEN"],
  ["UPSTASH_REDIS_REST_URL", "UPSTASH_REDIS_REST_TOKEN"],
  ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
] as const satisfies readonly (readonly (keyof Env)[])[];

const PROVIDER_BASES = [
  "PAYSTACK_BASE_URL",
  "STRIPE_API_BASE",
  "DARAJA_BASE_URL",
  "RESEND_BASE_URL",
  "TWILIO_BASE_URL",
  "GRAPH_BASE_URL",
  "S3_ENDPOINT",
  "S3_PUBLIC_URL",
] as const;

/**
 * Reads the settings, or throws one error that names every wrong variable and what to
 * set it to. An empty variable is a mistake, not an absence: an empty secret would let
 * anyone sign.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = Settings.safeParse(source);
  const problems = parsed.success
    ? findConflicts(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (!parsed.success || problems.length > 0) {
    throw new Error(
      `Oja cannot start with this configuration:\n${problems.map((line) => `  - ${line}`).join("\n")}\nSee .env.example.`,
    );
  }
  return parsed.data;
}

function findConflicts(env: Env): string[] {
  const halves = TOGETHER.filter(
    (group) => group.some((name) => env[name]) && !group.every((name) => env[name]),
  ).map(
    (group) =>
      `${group.filter((name) => !env[name]).join(" and ")} must be set together with ${group.filter((name) => env[name]).join(" and ")}`,
  );
  const isLive = env.NODE_ENV === "production" && !env.OJA_SANDBOX;
  const plain = isLive
    ? PROVIDER_BASES.filter((name) => env[name]?.startsWith("http://")).map(
        (name) => `${name} must be https in production`,
      )
    : [];
  const app =
    isLive && !env.APP_URL.startsWith("https://") && !env.APP_URL.startsWith("http://localhost")
      ? ["APP_URL must be https in production"]
      : [];
  return [...halves, ...plain, ...app];
}

let settings: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  settings ??= readEnv(process.env);
  return settings;
}
