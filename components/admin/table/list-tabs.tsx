import { type Tab, Tabs } from "@/components/ui/tabs";
import { listHref, listParams, readList } from "@/server/shared/list";
import type { ListView } from "./list-view";

/** The views of a list as tabs: those it comes with, one's own, and those that others share. A view is where its filters lead. */
export function ListTabs({ view: { shape, query, settings } }: { view: ListView }) {
  const here = canonical(listParams(shape, query));
  const given = shape.views.map(({ name, filters }) => ({
    name,
    state: { filters, sort: null, columns: null },
  }));
  const kept = settings.views.map(({ name, state, isOwn, owner }) => ({
    name: isOwn ? name : `${name} (${owner})`,
    state,
  }));
  const tabs = new Map<string, Tab>();
  for (const { name, state } of [...given, ...kept]) {
    const seen = readList(shape, {
      filters: { ...state.filters },
      ...(state.sort ? { sort: state.sort } : {}),
      ...(state.columns ? { columns: state.columns.join(",") } : {}),
    });
    const params = listParams(shape, seen);
    const href = listHref(shape, params);
    if (!tabs.has(href)) tabs.set(href, { href, label: name, isHere: canonical(params) === here });
  }
  return <Tabs label="Views of this list" tabs={[...tabs.values()]} />;
}

const canonical = (params: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(params).sort(([a], [b]) => a.localeCompare(b)));
