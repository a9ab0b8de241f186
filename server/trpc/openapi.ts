import { z } from "zod";
import { env } from "@/server/platform/env";
import { type Endpoint, listEndpoints } from "./rest";

/** The OpenAPI 3.1 document of /api/v1, made from the procedures' own schemas. */
export function describeOpenApi(appUrl: string): object {
  const endpoints = listEndpoints();
  return {
    openapi: "3.1.0",
    info: {
      title: "Oja",
      version: "1",
      description: "Amounts are whole numbers of minor units (kobo, cents), exact at any size.",
    },
    servers: [{ url: `${appUrl}/api/v1` }],
    paths: Object.fromEntries(endpoints.map((endpoint) => [endpoint.path, { get: describe(endpoint) }])),
    components: { schemas: { Error: ERROR } },
  };
}

function describe({ name, path, summary, input, output }: Endpoint): object {
  return {
    operationId: name,
    summary,
    parameters: parametersOf(input, path),
    responses: {
      "200": {
        description: "The answer",
        content: { "application/json": { schema: toSchema(output, "output") } },
      },
      default: {
        description: "What went wrong, and what to do",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

function parametersOf(input: z.ZodObject, path: string): object[] {
  const { properties = {}, required = [] } = toSchema(input, "input") as {
    properties?: Record<string, Nested>;
    required?: string[];
  };
  return Object.entries(properties).flatMap(([name, schema]) => {
    // An object becomes one parameter per field: filters.tags, filters.inStock.
    if (schema.type === "object" && schema.properties) {
      return Object.entries(schema.properties).map(([field, inner]) => ({
        name: `${name}.${field}`,
        in: "query",
        required: false,
        schema: inner,
        ...listStyle(inner),
      }));
    }
    const isInPath = path.includes(`{${name}}`);
    return [
      {
        name,
        in: isInPath ? "path" : "query",
        required: isInPath || required.includes(name),
        schema,
        ...listStyle(schema),
      },
    ];
  });
}

type Nested = { readonly type?: string; readonly properties?: Record<string, Nested> };

const listStyle = (schema: Nested): object =>
  schema.type === "array" ? { style: "form", explode: false } : {};

/** Zod's own JSON Schema; bigints and dates, which JSON lacks, as what we send for them. */
function toSchema(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "bigint")
        Object.assign(jsonSchema, { type: "integer", format: "int64" });
      if (zodSchema._zod.def.type === "date")
        Object.assign(jsonSchema, { type: "string", format: "date-time" });
    },
  });
  return rest;
}

const ERROR = {
  type: "object",
  required: ["error", "requestId"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message", "details"],
      properties: {
        code: { type: "string" },
        message: { type: "string" },
        details: { type: "object", additionalProperties: { type: "string" } },
      },
    },
    requestId: { type: "string" },
  },
} as const;

export const answerOpenApi = (): Response => Response.json(describeOpenApi(env().APP_URL));
