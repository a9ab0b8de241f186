import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { database } from "@/server/platform/db";
import { countDeadJobs, countWaitingJobs } from "@/server/platform/dead-jobs";
import { countUndelivered } from "@/server/platform/outbox-store";
import { plugs } from "@/server/wiring";

const LONGEST_CHECK = 2_000;

type Dependency = { readonly isUp: boolean; readonly detail?: string };

/** 200 when the shop can take orders, 503 when it cannot, with each dependency. */
export async function answerReady(): Promise<Response> {
  const db = await checkDatabase();
  const { payments, channels } = plugs();
  const body = {
    isReady: db.isUp,
    dependencies: {
      database: db,
      payments: {
        isUp: Object.keys(payments).length > 0,
        detail: Object.keys(payments).join(", ") || "every provider is switched off",
      },
      messages: {
        isUp: Object.keys(channels).length > 0,
        detail: Object.keys(channels).join(", ") || "every channel is switched off",
      },
    },
  };
  return Response.json(body, { status: db.isUp ? 200 : 503, headers: { "cache-control": "no-store" } });
}

async function checkDatabase(): Promise<Dependency> {
  const late = new Promise<Dependency>((resolve) =>
    setTimeout(() => resolve({ isUp: false, detail: "no answer in two seconds" }), LONGEST_CHECK).unref(),
  );
  const asked = database().$queryRaw`SELECT 1`
    .then((): Dependency => ({ isUp: true }))
    .catch((): Dependency => ({ isUp: false, detail: "not reachable" }));
  return Promise.race([asked, late]);
}

const registry = new Registry();
collectDefaultMetrics({ register: registry });
const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
const waiting = gauge("oja_jobs_waiting", "Jobs that wait for their turn");
const failing = gauge("oja_jobs_failing", "Jobs that failed and will be tried again");
const dead = gauge("oja_jobs_dead", "Jobs that gave up and wait for a person");
const undelivered = gauge("oja_outbox_undelivered", "Events that not everybody has heard");

/** Prometheus text: this process, the queue and the outbox. */
export async function answerMetrics(): Promise<Response> {
  const db = database();
  const [queue, deadJobs, events] = await Promise.all([
    countWaitingJobs(db),
    countDeadJobs(db),
    countUndelivered(db),
  ]);
  waiting.set(queue.waiting);
  failing.set(queue.failing);
  dead.set(deadJobs);
  undelivered.set(events);
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}
