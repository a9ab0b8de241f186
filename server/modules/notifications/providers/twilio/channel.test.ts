import { expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { describeChannel } from "@/server/testing/channel-contract";
import { twilioChannel } from "./channel";
import { isTwilioSeal } from "./seal";

describeChannel("Twilio", {
  provider: "twilio",
  kind: "sms",
  operation: "messages.create",
  open: ({ sandboxUrl, appUrl }) =>
    twilioChannel({
      accountSid: SANDBOX_KEYS.TWILIO_ACCOUNT_SID,
      authToken: SANDBOX_KEYS.TWILIO_AUTH_TOKEN,
      baseUrl: `${sandboxUrl}/twilio`,
      from: "+15005550006",
      webhookUrl: `${appUrl}/api/webhooks/twilio`,
    }),
  to: "+2348031234567",
  invalidTo: "+15005550001",
  unreachableTo: "+2348031230003",
});

it.each([
  [
    "12345",
    "https://mycompany.com/myapp.php?foo=1&bar=2",
    {
      To: "+18005551212",
      CallSid: "CA1234567890ABCDE",
      Caller: "+14158675309",
      Digits: "1234",
      From: "+14158675309",
    },
    "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
  ],
  [
    "test_auth_token",
    "https://shop.example/api/webhooks/twilio",
    {
      MessageSid: "SM2xxxxxx",
      SmsSid: "SM2xxxxxx",
      MessageStatus: "delivered",
      SmsStatus: "delivered",
      AccountSid: "ACxxxxxx",
      ApiVersion: "2010-04-01",
      From: "+15017122661",
      To: "+15558675310",
    },
    "FHV3HKT/bJW/CH6cMSR5BQPzED4=",
  ],
])("knows Twilio's seal with the token %s, and no other", (token, url, form, signature) => {
  const rawBody = new URLSearchParams(form).toString();
  expect(isTwilioSeal(token, { url, rawBody, signature })).toBe(true);
  expect(isTwilioSeal(`${token}x`, { url, rawBody, signature })).toBe(false);
  expect(isTwilioSeal(token, { url: `${url}&x=1`, rawBody, signature })).toBe(false);
  expect(isTwilioSeal(token, { url, rawBody: rawBody.replace("%2B1", "%2B2"), signature })).toBe(false);
  expect(isTwilioSeal(token, { url, rawBody, signature: "" })).toBe(false);
});
