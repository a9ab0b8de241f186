import { answerOpenApi } from "@/server/trpc/openapi";
import { answerRest } from "@/server/trpc/rest";

type Params = { readonly params: Promise<{ readonly rest: readonly string[] }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const path = `/${(await params).rest.join("/")}`;
  return path === "/openapi.json" ? answerOpenApi() : answerRest(request, path);
}
