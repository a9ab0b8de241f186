import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "@/sandbox/keys";
import { describeChannel } from "@/server/testing/channel-contract";
import { whatsappChannel } from "./channel";

const keys = {
  token: SANDBOX_KEYS.WHATSAPP_TOKEN,
  phoneNumberId: SANDBOX_KEYS.WHATSAPP_PHONE_NUMBER_ID,
  appSecret: SANDBOX_KEYS.WHATSAPP_APP_SECRET,
};

describeChannel("WhatsApp", {
  provider: "whatsapp",
  kind: "whatsapp",
  operation: "messages",
  open: ({ sandboxUrl }) => whatsappChannel({ ...keys, baseUrl: `${sandboxUrl}/graph` }),
  to: "+2348031234567",
  invalidTo: "+1",
  unreachableTo: "+234803131026",
  async prepare(sandboxUrl, to) {
    const headers = { "content-type": "application/json" };
    await fetch(`${sandboxUrl}/graph/inbound`, {
      method: "POST",
      headers,
      body: JSON.stringify({ from: to, text: "Hello" }),
    });
  },
});

describe("a letter from WhatsApp", () => {
  const channel = whatsappChannel({ ...keys, baseUrl: "http://127.0.0.1:9" });
  const read = (body: string) => {
    const signature = createHmac("sha256", keys.appSecret).update(body).digest("hex");
    return channel.read(body, new Headers({ "x-hub-signature-256": `sha256=${signature}` }));
  };
  const withStatuses = (...statuses: unknown[]) =>
    JSON.stringify({
      object: "whatsapp_business_account",
      entry: [{ id: "1", changes: [{ value: { statuses }, field: "messages" }] }],
    });

  it("may carry many receipts, and one that makes no sense spoils none", () => {
    const failed = {
      id: "wamid.2",
      status: "failed",
      errors: [
        {
          code: 131047,
          title: "Re-engagement message",
          error_data: { details: "More than 24 hours have passed." },
        },
      ],
    };
    const reading = read(
      withStatuses({ id: "wamid.1", status: "read" }, null, { status: "sent" }, failed, {
        id: "wamid.3",
        status: "warped",
      }),
    );
    expect(reading).toEqual({
      ok: true,
      value: [
        { eventKey: "wamid.1:read", providerId: "wamid.1", status: "delivered", problem: null },
        {
          eventKey: "wamid.2:failed",
          providerId: "wamid.2",
          status: "failed",
          problem: "More than 24 hours have passed.",
        },
      ],
    });
  });

  it("is verified over the bytes that were signed, not over what they mean", () => {
    const body = '{"entry":[],"name":"Ad\\u00e9","url":"https:\\/\\/x.co"}';
    expect(read(body).ok).toBe(true);
    const signature = createHmac("sha256", keys.appSecret).update(body).digest("hex");
    const same = JSON.stringify(JSON.parse(body));
    expect(channel.read(same, new Headers({ "x-hub-signature-256": `sha256=${signature}` }))).toMatchObject({
      failure: "forged",
    });
    expect(channel.read(body, new Headers({ "x-hub-signature-256": signature }))).toMatchObject({
      failure: "forged",
    });
  });

  it("is unreadable when it is signed and makes no sense", () => {
    for (const body of ["", "null", "[]", '{"entry":{}}', '{"entry":[{"changes":[{}]}]}']) {
      expect(read(body)).toMatchObject({ ok: false, failure: "unreadable" });
    }
  });
});
