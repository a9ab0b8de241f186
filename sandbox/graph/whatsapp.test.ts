import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SANDBOX_KEYS } from "../keys";
import { signWhatsApp } from "../signatures";
import { at, callJson, lettersOf, openTown, type Town } from "../testing/kit";

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

describe("WhatsApp", () => {
  const ADA = "2348012345678";
  const path = () => `${town.sandbox.url}/graph/v25.0/${SANDBOX_KEYS.WHATSAPP_PHONE_NUMBER_ID}/messages`;
  const send = (message: object, bearer: string = SANDBOX_KEYS.WHATSAPP_TOKEN) =>
    callJson(
      "POST",
      path(),
      { messaging_product: "whatsapp", to: ADA, ...message },
      { authorization: `Bearer ${bearer}` },
    );
  const inbound = (more: object = {}) =>
    callJson("POST", `${town.sandbox.url}/controls/whatsapp/inbound`, {
      from: ADA,
      text: "Ẹ káàárọ̀",
      ...more,
    });
  const statusesOf = () =>
    town.shop.letters.flatMap(
      ({ raw }) => at(JSON.parse(raw), "entry", 0, "changes", 0, "value", "statuses", 0) ?? [],
    );
  const hello = { type: "text", text: { body: "Hello" } };

  it("brings a shopper's message as a signed webhook over the raw bytes", async () => {
    await inbound();
    const [letter] = await lettersOf(town.shop, 1);
    expect(letter?.raw).toContain(String.raw`\u1eb8`);
    expect(letter?.headers["x-hub-signature-256"]).toBe(
      signWhatsApp(letter?.raw ?? "", SANDBOX_KEYS.WHATSAPP_APP_SECRET),
    );
    expect(at(JSON.parse(letter?.raw ?? ""), "entry", 0, "changes", 0, "value", "messages", 0)).toMatchObject(
      { from: ADA, text: { body: "Ẹ káàárọ̀" } },
    );
  });

  it("delivers text inside the window, with every status", async () => {
    await inbound();
    const { status, body } = await send({ ...hello, biz_opaque_callback_data: "OJA-1" });
    expect(status).toBe(200);
    town.sandbox.controls.advance(300);
    await lettersOf(town.shop, 4);
    expect(statusesOf().map((one) => at(one, "status"))).toEqual(["sent", "delivered", "read"]);
    expect(statusesOf()[0]).toMatchObject({
      id: at(body, "messages", 0, "id"),
      biz_opaque_callback_data: "OJA-1",
    });
  });

  it("fails text once 24 hours have passed, and still takes a template", async () => {
    await inbound();
    town.sandbox.controls.advance(24 * 3600 + 1);
    await send(hello);
    await send({ type: "template", template: { name: "order_update", language: { code: "en" } } });
    town.sandbox.controls.advance(31);
    await lettersOf(town.shop, 3);
    expect(statusesOf().map((one) => [at(one, "status"), at(one, "errors", 0, "code")])).toEqual([
      ["failed", 131047],
      ["sent", undefined],
    ]);
  });

  it("offers buttons, takes a tap, and marks what the shop has read", async () => {
    const { body } = await inbound();
    const buttons = [{ type: "reply", reply: { id: "yes", title: "Yes" } }];
    await send({
      type: "interactive",
      interactive: { type: "button", body: { text: "Confirm?" }, action: { buttons } },
    });
    await inbound({ text: "Yes", buttonId: "yes" });
    const letters = await lettersOf(town.shop, 2);
    expect(
      at(JSON.parse(letters[1]?.raw ?? ""), "entry", 0, "changes", 0, "value", "messages", 0, "interactive"),
    ).toMatchObject({ button_reply: { id: "yes" } });
    expect((await send({ status: "read", message_id: body["id"] })).body).toEqual({ success: true });
    const phone = await (await fetch(`${town.sandbox.url}/graph/phone?from=${ADA}`)).text();
    expect(phone).toContain("Confirm?");
  });

  it("refuses a wrong token, an unknown template and an odd body", async () => {
    expect((await send(hello, "wrong")).body).toMatchObject({ error: { code: 190 } });
    const missing = await send({
      type: "template",
      template: { name: "missing_one", language: { code: "en" } },
    });
    expect(missing.body).toMatchObject({ error: { code: 132001 } });
    expect((await send({ type: "text", text: { body: "" } })).body).toMatchObject({ error: { code: 100 } });
  });

  it("makes the shop prove that it knows the verify token", async () => {
    const { body } = await callJson("POST", `${town.sandbox.url}/graph/subscribe`, {});
    expect(body["ok"]).toBe(true);
  });
});
