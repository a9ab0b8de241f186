import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { ZodError } from "zod";
import type { Ctx } from "@/server/context";
import type { CartHolder } from "@/server/modules/cart/service";
import { guardRate, type Rule } from "@/server/platform/rate-limit";
import type { Customer, Staff } from "@/server/shared/actor";
import { AppError, type AppErrorCode } from "@/server/shared/error";
import { may, type Permission } from "@/server/shared/permission";

export type Visit = CartHolder;

/** Every procedure says who may call it; a test lists them all and fails on one that does not. */
export type Access = "anyone" | "customer" | "signed-in" | Permission;

export type ProcedureMeta = {
  readonly access: Access;
  /** The same procedure as REST, under /api/v1. */
  readonly rest?: { readonly path: `/${string}`; readonly summary: string };
};

const t = initTRPC
  .context<Visit>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    errorFormatter: ({ shape, error }) => ({
      message: readableMessage(error),
      code: shape.code,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        fields: fieldsOf(error),
      },
    }),
  });

export const TRPC_CODES = {
  UNAUTHENTICATED: "UNAUTHORIZED",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  INVALID: "UNPROCESSABLE_CONTENT",
  TOO_MANY: "TOO_MANY_REQUESTS",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
} as const satisfies Record<AppErrorCode, TRPCError["code"]>;

/** Only an AppError or a rejected input was written to be read by a stranger. */
export function readableMessage(error: TRPCError): string {
  if (error.cause instanceof AppError) return error.cause.message;
  if (isRejectedInput(error)) return Object.values(fieldsOf(error) ?? {})[0] ?? "Please check what you sent.";
  if (error.code === "NOT_FOUND") return "There is no such procedure.";
  return error.code === "INTERNAL_SERVER_ERROR"
    ? "Something went wrong on our side. Please try again."
    : error.message;
}

/** An answer of ours that fails its own schema is a fault too, and its details are nobody's business. */
const isRejectedInput = (error: TRPCError): error is TRPCError & { readonly cause: ZodError } =>
  error.cause instanceof ZodError && error.code !== "INTERNAL_SERVER_ERROR";

/** Which input was wrong and what to do, by path: "address.state" → "Choose one of Nigeria's states". */
export function fieldsOf(error: TRPCError): Readonly<Record<string, string>> | null {
  if (error.cause instanceof AppError) return error.cause.fields ?? null;
  if (!isRejectedInput(error)) return null;
  return Object.fromEntries(
    error.cause.issues.flatMap((issue) => {
      const path = issue.path.map(String);
      if (issue.code !== "unrecognized_keys") return [[path.join(".") || "input", issue.message]];
      return issue.keys.map((key) => [[...path, key].join("."), `“${key}” is not known here: leave it out`]);
    }),
  );
}

// `next` never throws: tRPC hands a failure back as a value.
const translateErrors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof AppError)
    throw new TRPCError({ code: TRPC_CODES[cause.code], message: cause.message, cause });
  if (cause instanceof ZodError && result.error.code === "BAD_REQUEST") {
    throw new TRPCError({ code: "UNPROCESSABLE_CONTENT", message: "Please check what you sent.", cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR")
    ctx.log.error({ error: cause ?? result.error, path }, "procedure failed");
  if (isDatabaseAway(cause)) throw catchingBreath();
  return result;
});

/** What everybody hears while the database cannot be reached. */
export function catchingBreath(): TRPCError {
  const message = "The shop is catching its breath. Nothing was lost; please try again in a moment.";
  return new TRPCError({ code: "SERVICE_UNAVAILABLE", message, cause: new AppError("UNAVAILABLE", message) });
}

/** Prisma's and the driver's words for "no connection", "no place in the pool" and "too slow". */
const AWAY =
  /P1001|P1002|P1008|P1017|P2024|P2028|ECONNREFUSED|ECONNRESET|reach database server|Connection terminated|closed the connection|not queryable|timeout exceeded|57P0|55P03|57014/;
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return AWAY.test(`${code} ${error.message}`);
}

const checkAccess = t.middleware(async ({ ctx, meta, next }) => {
  if (!meta) throw new AppError("FORBIDDEN", "Nobody may call this.");
  const { actor } = ctx;
  if (meta.access === "anyone") return next();
  if (actor.kind === "guest") throw new AppError("UNAUTHENTICATED", "Please sign in.");
  if (meta.access === "signed-in") return next();
  if (meta.access === "customer") {
    if (actor.kind !== "customer") throw new AppError("FORBIDDEN", "This is for customers.");
    return next();
  }
  if (actor.kind !== "staff" || !may(actor.role, meta.access)) {
    throw new AppError("FORBIDDEN", "Your account may not do this. Ask an admin if you should.");
  }
  return next();
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

const guarded = t.procedure.use(translateErrors).use(checkAccess);

export const procedure = (meta: ProcedureMeta) => guarded.meta(meta);

export const publicProcedure = (meta: Omit<ProcedureMeta, "access"> = {}) =>
  procedure({ ...meta, access: "anyone" });

export const customerProcedure = () =>
  procedure({ access: "customer" }).use(({ ctx, next }) =>
    next({ ctx: { ...ctx, actor: ctx.actor as Customer } }),
  );

/** The visitor as staff, for the few routes that are no procedure; what staff may do is then checked by what they ask for. */
export function staffOf(ctx: Ctx): Ctx<Staff> {
  const { actor } = ctx;
  if (actor.kind === "guest") throw new AppError("UNAUTHENTICATED", "Please sign in.");
  if (actor.kind !== "staff") throw new AppError("FORBIDDEN", "This is for staff.");
  return { ...ctx, actor };
}

/** A procedure for staff whose role has the permission. */
export const staffProcedure = (permission: Permission) =>
  procedure({ access: permission }).use(({ ctx, next }) =>
    next({ ctx: { ...ctx, actor: ctx.actor as Staff } }),
  );

/** Refuses a caller who does this too often, counted by network address. */
export const limited = (rule: Rule) =>
  t.middleware(async ({ ctx, next }) => {
    await guardRate(ctx.limiter, rule, ctx.address);
    return next();
  });
