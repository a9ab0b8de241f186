/**
 * The demo keys both sides share when no real ones are given. They open nothing but the sandbox, so they may be
 * printed. Each is named as the environment variable that carries it.
 */
export const SANDBOX_KEYS = {
  PAYSTACK_SECRET_KEY: "sk_test_oja_sandbox_paystack_0123456789ab",
  STRIPE_SECRET_KEY: "sk_test_oja_sandbox_stripe_0123456789ab",
  STRIPE_WEBHOOK_SECRET: "whsec_oja_sandbox_stripe_0123456789ab",
  DARAJA_CONSUMER_KEY: "oja_sandbox_daraja_key_0123456789ab",
  DARAJA_CONSUMER_SECRET: "oja_sandbox_daraja_secret_0123456789",
  DARAJA_SHORTCODE: "600123",
  DARAJA_PASSKEY: "oja_sandbox_daraja_passkey_0123456789abcdef",
  RESEND_API_KEY: "re_oja_sandbox_0123456789ab",
  // Svix keys are `whsec_` and base64: here of "oja-sandbox-resend-webhook-key!!".
  RESEND_WEBHOOK_SECRET: "whsec_b2phLXNhbmRib3gtcmVzZW5kLXdlYmhvb2sta2V5ISE=",
  TWILIO_ACCOUNT_SID: "AC00000000000000000000000000000a1a",
  TWILIO_AUTH_TOKEN: "oja_sandbox_twilio_0123456789abcdef",
  WHATSAPP_TOKEN: "EAAoja_sandbox_whatsapp_0123456789ab",
  WHATSAPP_PHONE_NUMBER_ID: "106540352242922",
  WHATSAPP_APP_SECRET: "oja_sandbox_whatsapp_app_secret_01",
  WHATSAPP_VERIFY_TOKEN: "oja_sandbox_whatsapp_verify_01",
} as const;

export type SandboxKeys = { readonly [Name in keyof typeof SANDBOX_KEYS]: string };

/** Everything the shop needs in its environment to talk to a sandbox at `url`. */
export function sandboxEnvironment(url: string) {
  return {
    ...SANDBOX_KEYS,
    PAYSTACK_BASE_URL: `${url}/paystack`,
    STRIPE_API_BASE: url,
    DARAJA_BASE_URL: `${url}/daraja`,
    RESEND_BASE_URL: `${url}/resend`,
    TWILIO_BASE_URL: `${url}/twilio`,
    GRAPH_BASE_URL: `${url}/graph`,
  } as const;
}
