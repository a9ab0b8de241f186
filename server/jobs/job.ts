import type { z } from "zod";
import type { Ctx } from "@/server/context";
import type { System } from "@/server/shared/actor";

/** Bounded work that can be repeated: running it twice does what running it once does. */
export type Job = {
  /** "room.verb-noun" */
  readonly id: string;
  /** Crontab, in UTC, for work that comes by itself. */
  readonly schedule?: string;
  readonly run: (ctx: Ctx<System>, payload: unknown) => Promise<void>;
};

type Definition<Payload> = {
  readonly id: string;
  readonly payload: z.ZodType<Payload>;
  readonly schedule?: string;
  run(ctx: Ctx<System>, payload: Payload): Promise<void>;
};

/** A job whose payload is checked before it runs; a wrong one fails for good and is kept for people. */
export const defineJob = <Payload>({ id, schedule, payload, run }: Definition<Payload>): Job => ({
  id,
  ...(schedule ? { schedule } : {}),
  run: (ctx, given) => run(ctx, payload.parse(given)),
});
