import { csvAnswer } from "@/app/csv-answer";
import { visitorCtx } from "@/server/gate";
import { writeProblems } from "@/server/modules/imports/service/write-problems";
import { AppError } from "@/server/shared/error";
import { ImportRunId } from "@/server/shared/id";
import { staffOf } from "@/server/trpc/init";

type Params = { readonly params: Promise<{ readonly id: string }> };

/** The rows that were left out, with what is wrong with each. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const id = ImportRunId.safeParse((await params).id);
  return csvAnswer(async () => {
    const ctx = staffOf(await visitorCtx(request.headers));
    if (!id.success) throw new AppError("NOT_FOUND", "There is no such import.");
    return writeProblems(ctx, id.data);
  });
}
