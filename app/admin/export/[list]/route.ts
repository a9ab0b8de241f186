import { csvAnswer } from "@/app/csv-answer";
import { visitorCtx } from "@/server/gate";
import { exportList } from "@/server/modules/admin/service/export-list";
import { ImportKind } from "@/server/modules/imports/contract";
import { exportFile } from "@/server/modules/imports/service/export-file";
import { staffOf } from "@/server/trpc/init";

type Params = { readonly params: Promise<{ readonly list: string }> };

/** The files that can be imported again are named after what they hold: /admin/export/file-catalog. */
const FILE = "file-";

/** A list as its address shows it, or the whole catalogue, as a CSV file that is written while it is read. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { list } = await params;
  return csvAnswer(async () => {
    const ctx = staffOf(await visitorCtx(request.headers));
    const kind = ImportKind.safeParse(list.startsWith(FILE) ? list.slice(FILE.length) : "");
    if (kind.success) return exportFile(ctx, kind.data);
    return exportList(ctx, list, Object.fromEntries(new URL(request.url).searchParams));
  });
}
