import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createHttpClient, HttpFault } from "./http";

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({ close: () => (server.closeAllConnections(), server.close()) });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const faultOf = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof HttpFault ? error.kind : error),
  );

describe("the client for outside services", () => {
  it("reads again when a read was cut, and never repeats a write", async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(request.method ?? "");
      if (seen.filter((method) => method === request.method).length === 1) request.socket.destroy();
      else response.end("fine");
    });
    const http = createHttpClient("a service");
    expect((await http({ method: "GET", url, headers: {} })).body).toBe("fine");
    expect(await faultOf(http({ method: "POST", url, headers: {}, body: "{}" }))).toBe("unclear");
    expect(seen).toEqual(["GET", "GET", "POST"]);
  });

  it("knows a refused connection from an unclear answer", async () => {
    const http = createHttpClient("a service");
    const closed = await serve(() => undefined);
    for (const server of open.splice(0)) server.close();
    expect(await faultOf(http({ method: "POST", url: closed, headers: {} }))).toBe("refused");
    const silent = await serve(() => undefined);
    expect(await faultOf(http({ method: "POST", url: silent, headers: {}, timeoutMs: 50 }))).toBe("unclear");
  });

  it("leaves a failing service alone, then asks again", async () => {
    let calls = 0;
    let now = 0;
    const url = await serve((request, response) => {
      calls += 1;
      if (calls <= 5) request.socket.destroy();
      else response.end("back");
    });
    const http = createHttpClient("a service", () => now);
    for (let i = 0; i < 5; i++) await faultOf(http({ method: "POST", url, headers: {} }));
    expect(await faultOf(http({ method: "POST", url, headers: {} }))).toBe("refused");
    expect(calls).toBe(5);
    now = 10_001;
    expect((await http({ method: "POST", url, headers: {} })).body).toBe("back");
  });

  it("does not follow redirects into the private network", async () => {
    const url = await serve((_, response) =>
      response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    );
    expect(await faultOf(createHttpClient("a service")({ method: "POST", url, headers: {} }))).toBe(
      "unclear",
    );
  });
});
