import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "@/sandbox/server";
import type { MessageKind, Provider } from "@/sandbox/state";
import type { MessageChannel, OutgoingMessage } from "@/server/modules/notifications/channel";

type Parts = { readonly sandboxUrl: string; readonly appUrl: string };

export type ChannelUnderTest = {
  readonly provider: Provider;
  readonly kind: MessageKind;
  /** The operation that sends, as the sandbox counts it. */
  readonly operation: string;
  readonly open: (parts: Parts) => MessageChannel;
  readonly to: string;
  /** One that the service refuses outright. */
  readonly invalidTo: string;
  /** Accepted, and then reported as failed. */
  readonly unreachableTo: string;
  /** What must be true at the service before the first message: WhatsApp wants to be written to first. */
  readonly prepare?: (sandboxUrl: string, to: string) => Promise<void>;
};

type Letter = { readonly body: string; readonly headers: Headers };

/** What every way of reaching people must do, run against the sandbox over real HTTP. */
export function describeChannel(name: string, subject: ChannelUnderTest): void {
  describe(`${name} as a message channel`, () => {
    let sandbox: Sandbox;
    let shop: Awaited<ReturnType<typeof openMailbox>>;
    let channel: MessageChannel;
    beforeAll(async () => {
      shop = await openMailbox();
      sandbox = await startSandbox({ port: 0, appUrl: shop.url, pace: { messageMs: 4, retriesMs: [] } });
      channel = subject.open({ sandboxUrl: sandbox.url, appUrl: shop.url });
    });
    afterAll(async () => {
      await sandbox.stop();
      shop.close();
    });
    beforeEach(async () => {
      await subject.prepare?.(sandbox.url, subject.to);
      await sandbox.controls.idle();
      shop.letters.length = 0;
    });
    afterEach(() => sandbox.controls.reset());

    const aMessage = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
      id: `msg_${Math.random().toString(36).slice(2)}`,
      to: subject.to,
      subject: "Your order",
      text: "It is on its way — ẹ ṣé",
      html: null,
      ...changes,
    });
    const sent = () =>
      sandbox.controls.messages({ kind: subject.kind }).filter(({ direction }) => direction === "out");
    const receipts = () => shop.letters.map(({ body, headers }) => channel.read(body, headers));
    const statuses = () => receipts().flatMap((reading) => (reading.ok ? reading.value : []));

    it("sends what it is given and says under which id", async () => {
      const outcome = await channel.send(aMessage());
      expect(outcome.ok).toBe(true);
      expect(sent()).toMatchObject([
        { id: outcome.ok ? outcome.value.providerId : "", text: "It is on its way — ẹ ṣé" },
      ]);
      expect(sent()[0]?.to.join()).toContain(subject.to.replace("+", ""));
    });

    it("reads the receipts for it, signed as they are", async () => {
      const outcome = await channel.send(aMessage());
      await expect
        .poll(() => statuses().map(({ status }) => status), { timeout: 3_000 })
        .toContain("delivered");
      expect(receipts().every(({ ok }) => ok)).toBe(true);
      expect(new Set(statuses().map(({ providerId }) => providerId))).toEqual(
        new Set([outcome.ok ? outcome.value.providerId : ""]),
      );
      const keys = statuses().map(({ eventKey }) => eventKey);
      expect(new Set(keys).size).toBe(keys.length);
    });

    it("reads why a message did not arrive", async () => {
      await subject.prepare?.(sandbox.url, subject.unreachableTo);
      await channel.send(aMessage({ to: subject.unreachableTo }));
      await expect
        .poll(() => statuses().find(({ status }) => status === "failed")?.problem, { timeout: 3_000 })
        .toBeTruthy();
    });

    it("takes no letter that is forged, altered or empty", async () => {
      await channel.send(aMessage());
      await expect.poll(() => shop.letters.length, { timeout: 3_000 }).toBeGreaterThan(0);
      const { body, headers } = shop.letters[0] as Letter;
      expect(channel.read(body, headers).ok).toBe(true);
      const altered = body.replace(/sent|delivered/i, "failed");
      for (const [forgery, seal] of [
        [altered, headers],
        [`${body} `, headers],
        [body, new Headers()],
        ["", new Headers()],
      ] as const) {
        expect(channel.read(forgery, seal)).toMatchObject({ ok: false, failure: "forged" });
      }
    });

    it("takes no letter sealed with another key", async () => {
      sandbox.controls.setFaults({ [subject.provider]: { on: "webhooks", wrongSignature: true } });
      await channel.send(aMessage());
      await expect.poll(() => shop.letters.length, { timeout: 3_000 }).toBeGreaterThan(0);
      expect(receipts().every((reading) => !reading.ok && reading.failure === "forged")).toBe(true);
    });

    it("knows a refusal, which would be refused again", async () => {
      expect(await channel.send(aMessage({ to: subject.invalidTo }))).toMatchObject({
        ok: false,
        failure: "rejected",
      });
    });

    it.each([
      ["the service fails", { status500: true }],
      ["the answer is lost", { answerLost: true }],
      ["the answer is cut in half", { malformed: true }],
    ] as const)("does not claim to know when %s", async (_, fault) => {
      sandbox.controls.setFaults({ [subject.provider]: { on: "api", ...fault } });
      expect(await channel.send(aMessage())).toMatchObject({ ok: false, failure: "unknown" });
    });

    it("sends once when asked twice, exactly if it says so", async () => {
      const message = aMessage();
      sandbox.controls.setFaults({ [subject.provider]: { on: "api", answerLost: 1 } });
      await channel.send(message);
      await channel.send(message);
      expect(sandbox.controls.calls()[subject.provider]?.[subject.operation]).toBe(2);
      expect(sent()).toHaveLength(channel.isIdempotent ? 1 : 2);
    });

    it("does not throw when nobody is there", async () => {
      const gone = await openMailbox();
      gone.close();
      const nowhere = subject.open({ sandboxUrl: gone.url, appUrl: shop.url });
      const outcome = await nowhere.send(aMessage());
      expect(outcome.ok ? "sent" : outcome.failure).toMatch(
        channel.isIdempotent ? /unavailable|unknown/ : /unavailable/,
      );
    });

    it("lets nothing secret into its words about a failure", async () => {
      sandbox.controls.setFaults({ [subject.provider]: { on: "api", status500: true } });
      const outcome = await channel.send(aMessage());
      expect(outcome.ok ? "" : outcome.detail).not.toMatch(/sandbox_|whsec|Bearer|Basic/);
    });
  });
}

/** The shop's side of webhooks: keeps every letter as it came. */
async function openMailbox() {
  const letters: Letter[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    letters.push({
      body: Buffer.concat(parts).toString("utf8"),
      headers: new Headers(request.headers as Record<string, string>),
    });
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, letters, close };
}
