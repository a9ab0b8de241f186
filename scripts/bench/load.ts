import { type Answer, type Line, openLine } from "./http-line";

/** What to send. `{n}` anywhere is the number of the request, so that no two are the same. */
export type Script = {
  readonly method: "GET" | "POST";
  readonly paths: readonly string[];
  readonly bodies?: readonly string[];
  readonly cookie?: string;
};

export type Order = {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly script: Script;
  /** Numbers to give to requests: from the first, and fewer than the last. */
  readonly from: number;
  readonly to: number;
};

export type Figures = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly errors: number;
  /** What the first error said. */
  readonly complaint: string | null;
  /** Answers of 2xx, warming up included, and the number the next request would have had. */
  readonly accepted: number;
  readonly next: number;
};

type Tally = { times: number[]; errors: number; complaint: string | null; accepted: number; next: number };

/** Asks over so many connections for so many seconds, each connection as fast as it is answered. */
async function run({ port, connections, seconds, warmUpSeconds, script, from, to }: Order): Promise<Figures> {
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(port)));
  const tally: Tally = { times: [], errors: 0, complaint: null, accepted: 0, next: from };
  const keepAsking = async (until: number) => {
    await Promise.all(lines.map((line) => askUntil(line, { until, to, script, tally })));
  };
  await keepAsking(performance.now() + warmUpSeconds * 1_000);
  tally.times = [];
  const began = performance.now();
  await keepAsking(began + seconds * 1_000);
  const lasted = (performance.now() - began) / 1_000;
  for (const line of lines) line.close();

  const { times, errors, complaint, accepted, next } = tally;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    perSecond: times.length / lasted,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    errors,
    complaint,
    accepted,
    next,
  };
}

type Asking = { readonly until: number; readonly to: number; readonly script: Script; readonly tally: Tally };

async function askUntil(line: Line, { until, to, script, tally }: Asking): Promise<void> {
  while (performance.now() < until && tally.next < to) {
    const request = write(script, tally.next);
    tally.next += 1;
    const began = performance.now();
    const answer = await line
      .ask(request)
      .catch((error: unknown): Answer => ({ status: 0, body: Buffer.from(String(error)), cookie: null }));
    tally.times.push(performance.now() - began);
    if (answer.status >= 200 && answer.status < 300) tally.accepted += 1;
    else {
      tally.errors += 1;
      tally.complaint ??= `${answer.status} ${answer.body.toString("utf8", 0, 300)}`;
      if (answer.status === 0) return;
    }
  }
}

/** Every request comes from another address, as a crowd's do: limits per address are not what is measured. */
function write({ method, paths, bodies, cookie }: Script, n: number): string {
  const fill = (text: string) => text.replaceAll("{n}", String(n));
  const body = bodies ? fill(bodies[n % bodies.length] ?? "") : "";
  const head = [
    `${method} ${paths[n % paths.length] ?? "/"} HTTP/1.1`,
    "host: localhost",
    `x-forwarded-for: 41.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
    ...(cookie ? [`cookie: ${fill(cookie)}`] : []),
    ...(body ? ["content-type: application/json", `content-length: ${Buffer.byteLength(body)}`] : []),
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

// A process of its own, so that the time it takes is not the server's. It lives as long as the one that started it.
process.on("message", (order: Order) => {
  run(order).then(
    (figures) => process.send?.(figures),
    (error: unknown) => process.send?.(String(error)),
  );
});
process.on("disconnect", () => process.exit(0));
