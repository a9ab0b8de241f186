import { describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { signSvix } from "@/sandbox/signatures";
import { systemClock } from "@/server/platform/clock";
import { describeChannel } from "@/server/testing/channel-contract";
import { resendChannel } from "./channel";
import { checkSvix } from "./svix";

describeChannel("Resend", {
  provider: "resend",
  kind: "mail",
  operation: "emails.send",
  open: ({ sandboxUrl }) =>
    resendChannel({
      apiKey: SANDBOX_KEYS.RESEND_API_KEY,
      baseUrl: `${sandboxUrl}/resend`,
      webhookSecret: SANDBOX_KEYS.RESEND_WEBHOOK_SECRET,
      from: "Oja <hello@oja.test>",
      clock: systemClock,
    }),
  to: "ada@example.test",
  invalidTo: "not an address",
  unreachableTo: "bounced@example.test",
});

describe("a Svix seal", () => {
  // The vector that Svix publishes.
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const rawBody = '{"test": 2432232314}';
  const sealed = (changes: Record<string, string> = {}) =>
    new Headers({
      "svix-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "svix-timestamp": "1614265330",
      "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      ...changes,
    });
  const at = new Date(1_614_265_330_000);

  it("is known, also among others in the header", () => {
    expect(checkSvix({ rawBody, headers: sealed(), secret, at })).toMatchObject({
      ok: true,
      value: { id: "msg_p5jXN8AQM9LWM0D4loKWxJek" },
    });
    const several = sealed({
      "svix-signature": "v1,AAAA v2,BBBB v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
    expect(checkSvix({ rawBody, headers: several, secret, at }).ok).toBe(true);
  });

  it("is stale five minutes later or sooner, and only when it was true", () => {
    for (const minutes of [-6, 6]) {
      const then = new Date(at.getTime() + minutes * 60_000);
      expect(checkSvix({ rawBody, headers: sealed(), secret, at: then })).toMatchObject({
        ok: false,
        failure: "stale",
      });
      expect(checkSvix({ rawBody: `${rawBody} `, headers: sealed(), secret, at: then })).toMatchObject({
        failure: "forged",
      });
    }
  });

  it.each([
    ["another id", { "svix-id": "msg_other" }],
    ["another time", { "svix-timestamp": "1614265331" }],
    ["no time", { "svix-timestamp": "" }],
    ["no signature", { "svix-signature": "" }],
    ["another version of signature", { "svix-signature": "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" }],
  ])("is forged with %s", (_, changes) => {
    expect(checkSvix({ rawBody, headers: sealed(changes), secret, at })).toMatchObject({
      ok: false,
      failure: "forged",
    });
  });
});

it("says nothing about events that tell nothing about arrival, and calls nonsense unreadable", () => {
  const channel = resendChannel({
    apiKey: "re_1",
    baseUrl: "http://127.0.0.1:9",
    webhookSecret: SANDBOX_KEYS.RESEND_WEBHOOK_SECRET,
    from: "a@b.test",
    clock: systemClock,
  });
  const read = (body: string) => {
    const timestamp = Math.floor(Date.now() / 1_000);
    const signature = signSvix({ id: "msg_1", timestamp, body }, SANDBOX_KEYS.RESEND_WEBHOOK_SECRET);
    return channel.read(
      body,
      new Headers({ "svix-id": "msg_1", "svix-timestamp": `${timestamp}`, "svix-signature": signature }),
    );
  };
  expect(read('{"type":"email.opened","data":{"email_id":"1"}}')).toEqual({ ok: true, value: [] });
  expect(read("[]")).toMatchObject({ ok: false, failure: "unreadable" });
  expect(read("not json")).toMatchObject({ ok: false, failure: "unreadable" });
});
