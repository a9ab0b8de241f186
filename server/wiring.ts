import { resendChannel } from "@/server/modules/notifications/providers/resend/channel";
import { twilioChannel } from "@/server/modules/notifications/providers/twilio/channel";
import { whatsappChannel } from "@/server/modules/notifications/providers/whatsapp/channel";
import { mpesaProvider } from "@/server/modules/payments/providers/mpesa/provider";
import { paystackProvider } from "@/server/modules/payments/providers/paystack/provider";
import { stripeProvider } from "@/server/modules/payments/providers/stripe/provider";
import { systemClock } from "@/server/platform/clock";
import { database } from "@/server/platform/db";
import { hmac } from "@/server/platform/digest";
import { type Env, env } from "@/server/platform/env";
import { postgresRateLimiter, type RateLimiter, upstashRateLimiter } from "@/server/platform/rate-limit";
import type { Storage } from "@/server/platform/storage";
import { folderStorage } from "@/server/platform/storage-folder";
import { s3Storage } from "@/server/platform/storage-s3";
import { postgresTokenStore } from "@/server/platform/token-store";
import type { Plugs } from "./context";

let wired: Plugs | undefined;

/** Which plug is in which socket of this process. What has no keys is not plugged in. */
export function plugs(): Plugs {
  wired ??= wire(env());
  return wired;
}

const wire = (settings: Env): Plugs => ({
  payments: wirePayments(settings),
  channels: wireChannels(settings),
  limiter: wireLimiter(settings),
  storage: wireStorage(settings),
});

function wirePayments(settings: Env): Plugs["payments"] {
  const { PAYSTACK_SECRET_KEY, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = settings;
  const mpesa = wireMpesa(settings);
  return {
    ...(PAYSTACK_SECRET_KEY && {
      paystack: paystackProvider({ secretKey: PAYSTACK_SECRET_KEY, baseUrl: settings.PAYSTACK_BASE_URL }),
    }),
    ...(STRIPE_SECRET_KEY &&
      STRIPE_WEBHOOK_SECRET && {
        stripe: stripeProvider({
          secretKey: STRIPE_SECRET_KEY,
          webhookSecret: STRIPE_WEBHOOK_SECRET,
          baseUrl: settings.STRIPE_API_BASE,
        }),
      }),
    ...(mpesa && { mpesa }),
  };
}

function wireMpesa(settings: Env): Plugs["payments"]["mpesa"] {
  const { DARAJA_CONSUMER_KEY, DARAJA_CONSUMER_SECRET, DARAJA_SHORTCODE, DARAJA_PASSKEY } = settings;
  if (!DARAJA_CONSUMER_KEY || !DARAJA_CONSUMER_SECRET || !DARAJA_SHORTCODE || !DARAJA_PASSKEY)
    return undefined;
  const { NEXTAUTH_SECRET, APP_URL, DARAJA_CALLBACK_SECRET, DARAJA_BASE_URL } = settings;
  return mpesaProvider({
    consumerKey: DARAJA_CONSUMER_KEY,
    consumerSecret: DARAJA_CONSUMER_SECRET,
    shortcode: DARAJA_SHORTCODE,
    passkey: DARAJA_PASSKEY,
    baseUrl: DARAJA_BASE_URL,
    // Not under "mpesa": Safaricom refuses addresses with its own names in them.
    callbackUrl: `${APP_URL.replace(/\/+$/, "")}/api/webhooks/daraja`,
    callbackKey: DARAJA_CALLBACK_SECRET ?? hmac(NEXTAUTH_SECRET, "daraja-callbacks"),
    tokens: postgresTokenStore(database(), systemClock, NEXTAUTH_SECRET),
    clock: systemClock,
  });
}

function wireChannels(settings: Env): Plugs["channels"] {
  const { RESEND_API_KEY, RESEND_WEBHOOK_SECRET, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = settings;
  const { WHATSAPP_TOKEN, WHATSAPP_PHONE_NUMBER_ID, WHATSAPP_APP_SECRET } = settings;
  return {
    ...(RESEND_API_KEY &&
      RESEND_WEBHOOK_SECRET && {
        email: resendChannel({
          apiKey: RESEND_API_KEY,
          baseUrl: settings.RESEND_BASE_URL,
          webhookSecret: RESEND_WEBHOOK_SECRET,
          from: settings.MAIL_FROM,
          clock: systemClock,
        }),
      }),
    ...(TWILIO_ACCOUNT_SID &&
      TWILIO_AUTH_TOKEN && {
        sms: twilioChannel({
          accountSid: TWILIO_ACCOUNT_SID,
          authToken: TWILIO_AUTH_TOKEN,
          baseUrl: settings.TWILIO_BASE_URL,
          from: settings.TWILIO_FROM,
          webhookUrl: `${settings.APP_URL}/api/webhooks/twilio`,
        }),
      }),
    ...(WHATSAPP_TOKEN &&
      WHATSAPP_PHONE_NUMBER_ID &&
      WHATSAPP_APP_SECRET && {
        whatsapp: whatsappChannel({
          token: WHATSAPP_TOKEN,
          phoneNumberId: WHATSAPP_PHONE_NUMBER_ID,
          appSecret: WHATSAPP_APP_SECRET,
          baseUrl: settings.GRAPH_BASE_URL,
        }),
      }),
  };
}

/** Upstash when it is configured; PostgreSQL, which is always there, otherwise. */
function wireLimiter(settings: Env): RateLimiter {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = settings;
  return url && token ? upstashRateLimiter({ url, token }) : postgresRateLimiter(database(), systemClock);
}

/** A bucket when one is configured; a folder of this machine otherwise. */
function wireStorage(settings: Env): Storage {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PUBLIC_URL } = settings;
  if (S3_ENDPOINT && S3_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY) {
    return s3Storage({
      endpoint: S3_ENDPOINT,
      bucket: S3_BUCKET,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
      publicUrl: S3_PUBLIC_URL,
    });
  }
  return folderStorage({ folder: settings.UPLOADS_DIR, secret: settings.NEXTAUTH_SECRET });
}
