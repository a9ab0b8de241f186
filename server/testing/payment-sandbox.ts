import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startSandbox } from "@/sandbox/server";

export type ReceivedLetter = { readonly rawBody: string; readonly headers: Headers; readonly token: string };

export type PaymentSandbox = {
  readonly url: string;
  readonly sandbox: Awaited<ReturnType<typeof startSandbox>>;
  /** Where its webhooks land. */
  readonly appUrl: string;
  letters(): Promise<ReceivedLetter[]>;
  post(path: string, body: object): Promise<void>;
  stop(): Promise<void>;
};

/** A sandbox of its own whose webhooks land in a list. */
export async function openPaymentSandbox(): Promise<PaymentSandbox> {
  const received: ReceivedLetter[] = [];
  const box = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const headers = new Headers(
        Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const token = request.url?.split("/").at(-1) ?? "";
      received.push({ rawBody: Buffer.concat(parts).toString("utf8"), headers, token });
      response.end();
    });
  });
  await new Promise<void>((resolve) => box.listen(0, "127.0.0.1", resolve));
  const appUrl = `http://127.0.0.1:${(box.address() as AddressInfo).port}`;
  const sandbox = await startSandbox({ port: 0, folder: null, appUrl });
  return {
    url: sandbox.url,
    appUrl,
    sandbox,
    letters: async () => {
      await sandbox.controls.flush();
      return received.splice(0);
    },
    post: async (path, body) => {
      const answer = await fetch(sandbox.url + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${path} said ${answer.status}: ${await answer.text()}`);
    },
    stop: async () => {
      await sandbox.stop();
      box.close();
    },
  };
}
