import { TRPCError } from "@trpc/server";
import { notFound, redirect } from "next/navigation";

/**
 * What a procedure answers a page. A guest is sent to sign in and comes back to `path`;
 * null for someone who may not see it, so that the page says so.
 */
export async function ask<Answer>(asked: Promise<Answer>, path: string): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "FORBIDDEN") return null;
    if (error.code === "UNAUTHORIZED") redirect(`/sign-in?returnTo=${encodeURIComponent(path)}`);
    if (error.code === "NOT_FOUND" || error.code === "UNPROCESSABLE_CONTENT") notFound();
    throw error;
  }
}
