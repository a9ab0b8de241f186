import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z } from "zod";
import { newId } from "@/server/platform/id";
import { fieldsOf, readableMessage } from "./init";
import { appRouter, createCaller } from "./root";
import { type CookieJar, openVisit } from "./visit";

/** A procedure that is also REST: its path under /api/v1, and how to call it. */
export type Endpoint = {
  readonly name: string;
  readonly path: string;
  readonly summary: string;
  readonly access: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
};

/** Every query whose meta gives it a REST path. A change by REST will need API keys first, so there is none yet. */
export function listEndpoints(): Endpoint[] {
  return listProcedures().flatMap(({ name, meta, inputs, output, type }) => {
    if (!meta?.rest || type !== "query") return [];
    const [input] = inputs;
    if (!(input instanceof z.ZodObject) || !(output instanceof z.ZodType))
      throw new Error(`${name} needs an object input and an output to be REST`);
    return [{ name, path: meta.rest.path, summary: meta.rest.summary, access: meta.access, input, output }];
  });
}

/** Every procedure as tRPC holds it: a flat table, though its type is a tree. */
export function listProcedures(): ({ readonly name: string } & Definition)[] {
  const table = appRouter._def.procedures as unknown as Readonly<
    Record<string, { readonly _def: Definition }>
  >;
  return Object.entries(table).map(([name, procedure]) => ({ name, ...procedure._def }));
}

type Definition = {
  readonly type: string;
  readonly meta?: {
    readonly access: string;
    readonly rest?: { readonly path: string; readonly summary: string };
  };
  readonly inputs: readonly unknown[];
  readonly output?: unknown;
};

const NO_COOKIES: CookieJar = { get: () => undefined, set: () => undefined };

/** Answers GET /api/v1/*: the same procedure, its input from path and query, its answer as plain JSON. */
export async function answerRest(request: Request, path: string): Promise<Response> {
  const requestId = newId("request");
  const match = matchEndpoint(path);
  if (!match)
    return failure(
      404,
      { code: "NOT_FOUND", message: "There is no such address. See /api/v1/openapi.json." },
      requestId,
    );
  const { endpoint, params } = match;
  try {
    const input = readQuery(endpoint.input, new URL(request.url).searchParams, params);
    const caller = createCaller(await openVisit(request.headers, NO_COOKIES));
    const answer: unknown = await callByName(caller, endpoint.name, input);
    return json(200, answer, requestId);
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return failure(
      getHTTPStatusCodeFromError(error),
      { code: error.code, message: readableMessage(error), details: fieldsOf(error) ?? {} },
      requestId,
    );
  }
}

type Route = { readonly endpoint: Endpoint; readonly pattern: RegExp };
let known: readonly Route[] | undefined;

/** The router does not change while it runs; looking through it anew would be a third of the work of an answer. */
const routes = (): readonly Route[] => {
  known ??= listEndpoints().map((endpoint) => ({
    endpoint,
    pattern: new RegExp(`^${endpoint.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
  }));
  return known;
};

function matchEndpoint(path: string): { endpoint: Endpoint; params: Record<string, string> } | null {
  for (const { endpoint, pattern } of routes()) {
    const found = pattern.exec(path);
    if (!found) continue;
    const params = Object.entries(found.groups ?? {}).map(([name, text]) => [name, decode(text)]);
    return { endpoint, params: Object.fromEntries(params) as Record<string, string> };
  }
  return null;
}

/** A part of the address in words; one that is badly written stays as it is, for the schema to refuse. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Text from the address as the schema's own types; `filters.tags=a,b` reaches into objects. What does not fit is left for the schema to refuse. */
function readQuery(
  schema: z.ZodObject,
  query: URLSearchParams,
  params: Record<string, string>,
): Record<string, unknown> {
  const input: Record<string, unknown> = { ...params };
  for (const [name, text] of query) {
    const [head = "", tail] = name.split(".", 2);
    const field = unwrap(schema.shape[head]);
    if (tail && field instanceof z.ZodObject) {
      const inner = (input[head] ??= {}) as Record<string, unknown>;
      inner[tail] = readValue(unwrap(field.shape[tail]), text);
    } else {
      input[name] = readValue(field, text);
    }
  }
  return input;
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return unwrap(schema.def.innerType);
  return schema;
}

function readValue(schema: unknown, text: string): unknown {
  if (schema instanceof z.ZodNumber && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (schema instanceof z.ZodBigInt && /^-?\d{1,18}$/.test(text)) return BigInt(text);
  if (schema instanceof z.ZodBoolean && (text === "true" || text === "false")) return text === "true";
  if (schema instanceof z.ZodArray) return text.split(",");
  return text;
}

async function callByName(caller: unknown, name: string, input: unknown): Promise<unknown> {
  let target: unknown = caller;
  for (const part of name.split(".")) target = (target as Record<string, unknown>)[part];
  return (target as (input: unknown) => Promise<unknown>)(input);
}

/** Part of ECMAScript since 2025; the compiler's library has no word for it yet. */
const { rawJSON: rawJson } = JSON as unknown as { readonly rawJSON: (digits: string) => unknown };

/** Amounts stay exact: a bigint is written as the digits it has. */
const exactDigits = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? rawJson(value.toString()) : value;

function json(status: number, body: unknown, requestId: string): Response {
  return new Response(JSON.stringify(body, exactDigits), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-request-id": requestId,
    },
  });
}

type Failure = {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, string>>;
};

const failure = (status: number, { code, message, details = {} }: Failure, requestId: string): Response =>
  json(status, { error: { code, message, details }, requestId }, requestId);
