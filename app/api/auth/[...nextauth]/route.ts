import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth-options";

type Params = { readonly params: Promise<{ nextauth: string[] }> };

const handle = (request: NextRequest, context: Params): Promise<Response> =>
  // next-auth types its answer as any; by its documentation it is a Response.
  NextAuth(request, context, authOptions(request.headers)) as Promise<Response>;

export { handle as GET, handle as POST };
