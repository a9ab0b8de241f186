import { Resend } from "resend";
import twilio from "twilio";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "../keys";
import { at, eventsOf, lettersOf, openTown, type Town } from "./kit";

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

describe("mail", () => {
  const client = (key: string = SANDBOX_KEYS.RESEND_API_KEY) =>
    new Resend(key, { baseUrl: `${town.sandbox.url}/resend` });
  const mail = {
    from: "Oja <orders@oja.test>",
    to: "ada@example.com",
    subject: "Order OJA-1",
    html: "<p>Thank you</p>",
    tags: [{ name: "order", value: "OJA-1" }],
  };

  it("arrives in the inbox and is told by webhooks that the SDK accepts", async () => {
    const resend = client();
    const { data } = await resend.emails.send(mail);
    town.sandbox.controls.advance(61);
    const letters = await lettersOf(town.shop, 2);
    const verified = letters.map(({ raw, headers }) =>
      resend.webhooks.verify({
        payload: raw,
        headers: {
          id: String(headers["svix-id"]),
          timestamp: String(headers["svix-timestamp"]),
          signature: String(headers["svix-signature"]),
        },
        webhookSecret: SANDBOX_KEYS.RESEND_WEBHOOK_SECRET,
      }),
    );
    expect(verified.map(({ type }) => type)).toEqual(["email.sent", "email.delivered"]);
    expect(at(verified[1], "data", "tags")).toEqual({ order: "OJA-1" });
    expect((await resend.emails.get(data?.id ?? "")).data?.last_event).toBe("delivered");
    expect(town.sandbox.controls.messages({ to: "ADA@example.com" })).toHaveLength(1);
    expect(town.sandbox.controls.messages({ to: "other@example.com" })).toHaveLength(0);
  });

  it("bounces for addresses that say so", async () => {
    await client().emails.send({ ...mail, to: "bounced@example.com" });
    town.sandbox.controls.advance(61);
    expect(eventsOf(await lettersOf(town.shop, 2))).toEqual(["email.sent", "email.bounced"]);
  });

  it("is sent once per idempotency key, which takes no other mail", async () => {
    const resend = client();
    const send = (subject: string) =>
      resend.emails.send({ ...mail, subject }, { idempotencyKey: "order/OJA-1" });
    const [first, second] = [await send("One"), await send("One")];
    expect(second.data?.id).toBe(first.data?.id);
    expect((await send("Two")).error?.name).toBe("invalid_idempotent_request");
    expect(town.sandbox.state.messages).toHaveLength(1);
    town.sandbox.controls.advance(86_401);
    expect((await send("Two")).error).toBeNull();
  });

  it.each([
    [{ to: "nobody" }, "validation_error"],
    [{ from: "" }, "validation_error"],
    [{ subject: "" }, "missing_required_field"],
    [{ tags: [{ name: "bad name", value: "x" }] }, "validation_error"],
  ])("is refused with %j", async (change, name) => {
    const { error } = await client().emails.send({ ...mail, ...change });
    expect(error).toMatchObject({ name, statusCode: 422 });
  });

  it("needs the right key, and goes in batches", async () => {
    expect((await client("re_other").emails.send(mail)).error?.name).toBe("invalid_api_key");
    const { data } = await client().batch.send([mail, { ...mail, to: "obi@example.com" }]);
    expect(data?.data).toHaveLength(2);
  });
});

describe("text messages", () => {
  const client = (secret: string = SANDBOX_KEYS.TWILIO_AUTH_TOKEN) => {
    const made = twilio(SANDBOX_KEYS.TWILIO_ACCOUNT_SID, secret);
    made.api.baseUrl = `${town.sandbox.url}/twilio`;
    return made;
  };

  it("are queued, then told by callbacks that the SDK accepts", async () => {
    const statusCallback = `${town.shop.url}/api/webhooks/twilio?from=oja`;
    const sent = await client().messages.create({
      to: "+2348012345678",
      from: "+15005550006",
      body: "Your code is 123456",
      statusCallback,
    });
    expect(sent.status).toBe("queued");
    town.sandbox.controls.advance(200);
    const letters = await lettersOf(town.shop, 2);
    const forms = letters.map(({ raw }) => Object.fromEntries(new URLSearchParams(raw)));
    expect(forms.map((form) => form["MessageStatus"])).toEqual(["sent", "delivered"]);
    for (const [index, letter] of letters.entries()) {
      const signature = String(letter.headers["x-twilio-signature"]);
      expect(
        twilio.validateRequest(SANDBOX_KEYS.TWILIO_AUTH_TOKEN, signature, statusCallback, forms[index] ?? {}),
      ).toBe(true);
    }
    expect((await client().messages(sent.sid).fetch()).status).toBe("delivered");
  });

  it("are refused with Twilio's codes", async () => {
    await expect(
      client().messages.create({ to: "0801", from: "+15005550006", body: "x" }),
    ).rejects.toMatchObject({ code: 21211, status: 400 });
    await expect(
      client().messages.create({ to: "+2348012345678", from: "+15005550006", body: "" }),
    ).rejects.toMatchObject({ code: 21602 });
    await expect(
      client("wrong").messages.create({ to: "+2348012345678", from: "+1500", body: "x" }),
    ).rejects.toMatchObject({ status: 401 });
  });
});
