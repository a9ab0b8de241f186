import { TRPCError } from "@trpc/server";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ZodError } from "zod";
import { KEEPING } from "@/server/front/keeping";
import { COUNT_MARK, writeCount } from "@/server/shared/cart-count";
import { AppError } from "@/server/shared/error";
import { fieldsOf, readableMessage } from "./init";
import { createCaller } from "./root";
import { openVisit } from "./visit";

/** The same procedures as over HTTP, for pages and form actions. One visit per request. */
export const serverApi = cache(async () => {
  const jar = await cookies();
  const visit = await openVisit(new Headers(await headers()), {
    get: (name) => jar.get(name)?.value,
    set: (name, value, options) => void jar.set(name, value, options),
  });
  return createCaller(visit);
});

/** The visitor's cart as this page shows it: read once, however many parts of the page ask. */
export const visitorCart = cache(async () => (await serverApi()).cart.view());

/** What the badge on the cart says. A page that is made to be kept in memory has a mark there instead. */
export const visitorCount = cache(async () =>
  (await headers()).has(KEEPING) ? COUNT_MARK : writeCount((await visitorCart()).count),
);

/** The currency of this visitor, for pages whose address does not name one. */
export const visitorCurrency = cache(async () => (await visitorCart()).currency);

/** The stalls of the market, for the header, the footer and the page between them. */
export const shopCategories = cache(async () => (await serverApi()).catalog.categories());

export type Problem = { readonly message: string; readonly fields: Readonly<Record<string, string>> };

/** What a form shows when a rule said no, or what it sent was not accepted; null when it was a fault, which the page must not swallow. */
export function problemOf(error: unknown): Problem | null {
  // A form action checks its fields by the same schemas before it calls anything.
  const isOwnCheck = error instanceof AppError || error instanceof ZodError;
  const refusal = isOwnCheck ? new TRPCError({ code: "UNPROCESSABLE_CONTENT", cause: error }) : error;
  if (!(refusal instanceof TRPCError) || refusal.code === "INTERNAL_SERVER_ERROR") return null;
  const isForPeople = refusal.cause instanceof AppError || refusal.cause instanceof ZodError;
  return isForPeople ? { message: readableMessage(refusal), fields: fieldsOf(refusal) ?? {} } : null;
}

/** The answer, or the not-found page. */
export async function orNotFound<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
