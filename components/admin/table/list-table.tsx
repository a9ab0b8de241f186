import type { ReactNode } from "react";
import { type DenseColumn, DenseTable, type SortHead } from "@/components/admin/dense-table";
import { Older } from "@/components/admin/older";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { BulkBar } from "./bulk-bar";
import { ListChips } from "./list-chips";
import { ListFilters } from "./list-filters";
import { ColumnMenu, ExportLink, ViewMenu } from "./list-menus";
import { ListTabs } from "./list-tabs";
import { hrefWith, type ListView, shownColumns, without } from "./list-view";
import { RowTick } from "./row-tick";

type ListTableProps<Row> = {
  view: ListView;
  page: { readonly rows: readonly Row[]; readonly nextCursor: string | null };
  /** One for each column of the list's shape, with the same keys; `header` is the shape's label. */
  columns: readonly Omit<DenseColumn<Row>, "header">[];
  caption: string;
  rowKey: (row: Row) => string;
  /** What people call a row, where that is not its key. */
  rowName?: (row: Row) => string;
  /** Shown when the list is empty without any filter. */
  empty: { readonly title: string; readonly words: string };
};

/** A list of the dashboard with all that goes around it: views, search, filters, columns, file, ticks, pages. */
export function ListTable<Row>(props: ListTableProps<Row>) {
  const { view, page, columns, caption, rowKey, rowName = rowKey, empty } = props;
  const shown = shownColumns(view);
  const isTicked = view.bulk.length > 0 && page.rows.length > 0;
  const seen = columns
    .filter(({ key }) => shown.includes(key))
    .map((column) => ({ ...column, header: view.shape.columns[column.key]?.label ?? column.key }));
  return (
    <>
      <ListTabs view={view} />
      <div className="relative mt-4 flex flex-wrap items-start gap-2">
        <ListFilters view={view} />
        <ColumnMenu view={view} />
        <ViewMenu view={view} />
        <ExportLink view={view} />
      </div>
      <div className="mt-3 mb-2">
        <ListChips view={view} />
      </div>
      {isTicked ? <BulkBar view={view} /> : null}
      {page.rows.length === 0 ? (
        <NoRows view={view} empty={empty} />
      ) : (
        <DenseTable
          caption={caption}
          columns={seen}
          rows={page.rows}
          rowKey={rowKey}
          sortHead={(key) => sortHead(view, key)}
          isLong
          {...(isTicked
            ? { tick: (row: Row): ReactNode => <RowTick id={rowKey(row)} name={rowName(row)} /> }
            : {})}
        />
      )}
      <Older
        olderHref={page.nextCursor ? hrefWith(view, { cursor: page.nextCursor }) : null}
        newestHref={view.query.cursor ? hrefWith(view) : null}
        olderLabel="Next"
        newestLabel="To the start"
      />
    </>
  );
}

/** Another tap on the same head turns the order round. */
function sortHead(view: ListView, key: string): SortHead | null {
  const { shape, query } = view;
  if (!shape.columns[key]?.isSortable) return null;
  const isHere = query.sort.by === key;
  const isDown = isHere ? !query.sort.isDown : shape.sort.by === key && shape.sort.isDown;
  return {
    href: hrefWith(view, { sort: { by: key, isDown } }),
    state: isHere ? (query.sort.isDown ? "descending" : "ascending") : null,
  };
}

function NoRows({ view, empty }: Pick<ListTableProps<unknown>, "view" | "empty">) {
  const { filters, cursor } = view.query;
  const isNarrowed = Object.keys(filters).length > 0;
  if (!isNarrowed && !cursor)
    return (
      <EmptyState title={empty.title}>
        <p>{empty.words}</p>
      </EmptyState>
    );
  return (
    <EmptyState
      title={isNarrowed ? "Nothing fits" : "The list ends here"}
      actions={
        <ButtonLink href={hrefWith(view, { filters: without(filters) })} variant="secondary">
          {isNarrowed ? "Clear all filters" : "To the start"}
        </ButtonLink>
      }
    >
      {isNarrowed ? <p>Take one of the filters above away, or try a shorter part of the word.</p> : null}
    </EmptyState>
  );
}
