import { createServer, type Server } from "node:http";
import { controlRoutes, flush, reset } from "./controls";
import { darajaRoutes } from "./daraja/routes";
import { createListener } from "./dispatch";
import { createFaults, type FaultTable } from "./faults";
import { graphRoutes } from "./graph/routes";
import type { Route } from "./http";
import { SANDBOX_KEYS, type SandboxKeys } from "./keys";
import { listMessages, type MessageFilter } from "./messages";
import { pageRoutes } from "./pages/routes";
import { paystackRoutes } from "./paystack/routes";
import { resendRoutes } from "./resend/routes";
import { openSnapshot } from "./snapshot";
import type { Message, State } from "./state";
import { stripeRoutes } from "./stripe/routes";
import { runTask } from "./tasks";
import { createTimers } from "./timers";
import { twilioRoutes } from "./twilio/routes";
import { createWebhooks } from "./webhooks";
import { type Calls, type Pace, REAL_PACE, type World } from "./world";

export type SandboxOptions = {
  /** 0 picks a free port. */
  readonly port?: number;
  readonly host?: string;
  readonly appUrl?: string;
  /** Where hosted pages say they live, when that is not `http://host:port`. */
  readonly publicUrl?: string;
  readonly keys?: Partial<SandboxKeys>;
  /** A folder to keep the state in; null, the default, keeps it in memory only. */
  readonly folder?: string | null;
  readonly pace?: Partial<Pace>;
};

export type Sandbox = {
  readonly url: string;
  readonly port: number;
  readonly state: State;
  readonly controls: {
    advance(seconds: number): void;
    reset(): void;
    setFaults(table: FaultTable): void;
    heal(): void;
    calls(): Calls;
    messages(filter?: Partial<MessageFilter>): Message[];
    flush(options?: { dropped?: boolean }): Promise<{ delivered: number; left: number }>;
    /** Waits for the webhooks that are under way. */
    idle(): Promise<void>;
  };
  stop(): Promise<void>;
};

const ROUTES: readonly Route[] = [
  ...pageRoutes,
  ...controlRoutes,
  ...paystackRoutes,
  ...stripeRoutes,
  ...darajaRoutes,
  ...resendRoutes,
  ...twilioRoutes,
  ...graphRoutes,
];

/** Starts the sandbox. Throws in a real deployment, where play money has no place. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  refuseInProduction();
  const { port = 4010, host = "127.0.0.1", appUrl = "http://localhost:3000", folder = null } = options;
  const snapshot = openSnapshot(folder);
  const server = createServer();
  const realPort = await listen(server, port, host);
  const url = `http://${host}:${realPort}`;
  const world = createWorld(
    { ...options, appUrl: withoutSlash(appUrl), publicUrl: withoutSlash(options.publicUrl ?? url) },
    snapshot,
  );
  server.on("request", createListener(ROUTES, world, snapshot.soon));
  resume(world);

  return {
    url,
    port: realPort,
    state: world.state,
    controls: controlsOf(world),
    async stop() {
      world.timers.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      snapshot.now();
    },
  };
}

function refuseInProduction(): void {
  if (process.env["NODE_ENV"] === "production" && process.env["OJA_SANDBOX"] !== "1") {
    throw new Error(
      "The sandbox does not start in a real deployment (NODE_ENV=production without OJA_SANDBOX=1).",
    );
  }
}

const withoutSlash = (url: string) => url.replace(/\/+$/, "");

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

type Places = SandboxOptions & { readonly appUrl: string; readonly publicUrl: string };

function createWorld(options: Places, { state, soon }: ReturnType<typeof openSnapshot>): World {
  const keys = { ...SANDBOX_KEYS, ...options.keys };
  const pace = { ...REAL_PACE, ...options.pace };
  const faults = createFaults();
  const timers = createTimers(state, (task) => {
    runTask(world, task);
    soon();
  });
  const webhooks = createWebhooks({ state, keys, faults, timers, retriesMs: pace.retriesMs });
  const { appUrl, publicUrl } = options;
  const world: World = { keys, appUrl, publicUrl, pace, state, faults, timers, webhooks, calls: {} };
  return world;
}

/** After a restart: webhooks that were under way are tried again, and timers run. */
function resume(world: World): void {
  const timed = new Set(world.state.tasks.filter(({ kind }) => kind === "webhook").map(({ ref }) => ref));
  for (const { id, state } of world.state.deliveries) {
    if (state === "pending" && !timed.has(id)) void world.webhooks.retry(id);
  }
  world.timers.arm();
}

const controlsOf = (world: World): Sandbox["controls"] => ({
  advance: (seconds) => world.timers.advance(seconds),
  reset: () => reset(world),
  setFaults: (table) => world.faults.replace(table),
  heal: () => world.faults.replace({}),
  calls: () => world.calls,
  messages: ({ kind = null, to = null } = {}) => listMessages(world, { kind, to }),
  flush: ({ dropped = false } = {}) => flush(world, dropped),
  idle: () => world.webhooks.idle(),
});
