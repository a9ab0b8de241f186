import { connect, type Socket } from "node:net";

export type Answer = { readonly status: number; readonly body: Buffer; readonly cookie: string | null };

export type Line = {
  /** Sends one request and settles with its whole answer; throws when the line breaks. */
  ask(request: string): Promise<Answer>;
  close(): void;
};

const HEAD_END = Buffer.from("\r\n\r\n");
const LINE_END = Buffer.from("\r\n");
const PATIENCE_MS = 20_000;

/**
 * One keep-alive connection that carries one request at a time. A general client would take as much of the two cores
 * as the server it measures; this one does what the bench needs: status, body by length or in chunks, and the cookie.
 */
export async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let waiting: PromiseWithResolvers<Answer> | null = null;
  let received: Buffer = Buffer.alloc(0);

  const fail = (reason: string) => waiting?.reject(new Error(reason));
  socket.on("data", (part: Buffer) => {
    received = received.length === 0 ? part : Buffer.concat([received, part]);
    const answer = readAnswer(received);
    if (!answer || !waiting) return;
    received = Buffer.alloc(0);
    waiting.resolve(answer);
  });
  socket.on("error", (error) => fail(error.message)).on("close", () => fail("the server closed the line"));
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`no answer in ${PATIENCE_MS / 1_000} s`)));

  return {
    ask(request) {
      waiting = Promise.withResolvers<Answer>();
      socket.write(request);
      return waiting.promise;
    },
    close: () => end(socket),
  };
}

function end(socket: Socket): void {
  socket.removeAllListeners("close").on("error", () => {});
  socket.destroy();
}

/** The answer once all of it is here. */
function readAnswer(received: Buffer): Answer | null {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = received.toString("latin1", 0, headEnd);
  const body = received.subarray(headEnd + HEAD_END.length);
  const status = Number(head.slice(9, 12));
  const cookie = /^set-cookie: ([^;]+)/im.exec(head)?.[1] ?? null;
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) return body.length < Number(length) ? null : { status, cookie, body };
  if (status === 204 || status === 304) return { status, cookie, body: Buffer.alloc(0) };
  const whole = joinChunks(body);
  return whole && { status, cookie, body: whole };
}

function joinChunks(body: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf(LINE_END, at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(body.toString("latin1", at, lineEnd), 16);
    const start = lineEnd + LINE_END.length;
    if (body.length < start + size + LINE_END.length) return null;
    if (size === 0) return Buffer.concat(parts);
    parts.push(body.subarray(start, start + size));
    at = start + size + LINE_END.length;
  }
}
