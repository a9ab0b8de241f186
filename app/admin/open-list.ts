import type { ListView } from "@/components/admin/table/list-view";
import {
  type ListInput,
  type ListShape,
  listHref,
  listParams,
  readList,
  toListInput,
} from "@/server/shared/list";
import { serverApi } from "@/server/trpc/caller";
import { ask } from "./ask";
import { changeView, keepColumns, saveView, startBulk } from "./list-actions";
import { readSearch, type Search } from "./visit";

type Opened = {
  /** For the list's procedure. */
  readonly input: ListInput;
  /** Where one comes back to after signing in. */
  readonly path: string;
  /** For `<ListTable>`; null for someone who may not see the list. */
  readonly view: ListView | null;
};

/** A list as its address asks for it: what a page of the dashboard starts with. */
export async function openList(shape: ListShape, searchParams: Search): Promise<Opened> {
  const input = toListInput(shape, await readSearch(searchParams));
  const query = readList(shape, input);
  const path = listHref(shape, listParams(shape, query, { cursor: query.cursor }));
  const api = await serverApi();
  const settings = await ask(api.admin.listSettings({ list: shape.name }), path);
  const forms = { saveView, changeView, keepColumns, startBulk };
  return {
    input,
    path,
    view: settings && { shape, query, settings, forms, bulk: settings.bulk },
  };
}
