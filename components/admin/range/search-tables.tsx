import { ActionButton } from "@/components/admin/action-button";
import { type DenseColumn, DenseTable } from "@/components/admin/dense-table";
import { Moment } from "@/components/admin/moment";
import type { StaffAction } from "@/components/admin/staff-answer";
import { StatusBadge } from "@/components/admin/status";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { PinView, Preview, ZeroResult } from "@/server/modules/catalog/contract/search";

const SEARCH = "/admin/search";
const withWords = (tab: string, name: string, words: string) =>
  `${SEARCH}?${new URLSearchParams({ tab, [name]: words })}`;

const emptyColumns = (isManager: boolean): readonly DenseColumn<ZeroResult>[] => [
  { key: "words", header: "Searched for", isRowHeader: true, cell: ({ words }) => words, onPhone: "" },
  {
    key: "empty",
    header: "Found nothing",
    isNumber: true,
    cell: ({ empty, searches }) => (empty === searches ? `${empty} times` : `${empty} of ${searches} times`),
    onPhone: "",
  },
  {
    key: "last",
    header: "Last",
    cell: ({ lastAt }) => <Moment at={lastAt} />,
    look: "text-muted",
    onPhone: "max-md:order-3",
  },
  {
    key: "ways",
    header: <span className="sr-only">What to do</span>,
    cell: ({ words }) => (
      <span className="flex flex-wrap gap-x-4 gap-y-1 md:justify-end">
        <TextLink href={withWords("try", "q", words)} data-row="">
          See<span className="sr-only"> what {words} finds now</span>
        </TextLink>
        {isManager ? (
          <TextLink href={withWords("synonyms", "words", words)}>
            Make a synonym<span className="sr-only"> of {words}</span>
          </TextLink>
        ) : null}
      </span>
    ),
    onPhone: "max-md:order-4",
  },
];

/** What people searched for and did not find, the most frequent first. */
export function EmptySearches({ rows, isManager }: { rows: readonly ZeroResult[]; isManager: boolean }) {
  return (
    <DenseTable
      caption="Searches that found nothing"
      columns={emptyColumns(isManager)}
      rows={rows}
      rowKey={({ words }) => words}
      empty="Every search in this time found something."
    />
  );
}

const pinColumns = (remove: StaffAction | null): readonly DenseColumn<PinView>[] => [
  {
    key: "product",
    header: "Product",
    isRowHeader: true,
    cell: ({ product: { title, slug, status } }) => (
      <>
        {status === "active" ? (
          <TextLink href={`/products/${slug}`} data-row="">
            {title}
          </TextLink>
        ) : (
          title
        )}
        {status === "active" ? null : <StatusBadge status={status} />}
      </>
    ),
    onPhone: "",
  },
  {
    key: "place",
    header: "Place",
    isNumber: true,
    cell: ({ position }) => position,
    onPhone: "",
    phoneLabel: "Place",
  },
  {
    key: "where",
    header: "In",
    cell: ({ query, category }) => (query ? `search “${query}”` : `category ${category ?? ""}`),
    onPhone: "",
  },
  {
    key: "out",
    header: <span className="sr-only">Take away</span>,
    cell: ({ id, product }) =>
      remove ? (
        <ActionButton action={remove} fields={{ id }} thing={`the pin of ${product.title}`} variant="quiet">
          Take away
        </ActionButton>
      ) : null,
    onPhone: "",
  },
];

export function PinTable({ rows, remove }: { rows: readonly PinView[]; remove: StaffAction | null }) {
  return (
    <DenseTable
      caption="Pins"
      columns={pinColumns(remove)}
      rows={rows}
      rowKey={({ id }) => id}
      empty="Nothing is pinned."
    />
  );
}

type FoundRow = Preview["rows"][number] & { readonly place: number };

const FOUND: readonly DenseColumn<FoundRow>[] = [
  {
    key: "place",
    header: "Place",
    isNumber: true,
    cell: ({ place }) => place,
    look: "text-muted w-12",
    onPhone: "max-md:hidden",
  },
  {
    key: "product",
    header: "Product",
    isRowHeader: true,
    cell: ({ title, slug }) => (
      <TextLink href={`/products/${slug}`} data-row="">
        {title}
      </TextLink>
    ),
    onPhone: "",
  },
  {
    key: "why",
    header: "Why it is here",
    cell: ({ pinnedAt, foundIn }) => (
      <>
        {pinnedAt === null ? null : <Badge tone="accent">Pinned to {pinnedAt}</Badge>}{" "}
        {foundIn.length > 0 ? `words in its ${foundIn.join(", ")}` : ""}
      </>
    ),
    onPhone: "max-md:order-3 max-md:col-span-2",
  },
  {
    key: "rank",
    header: "Fits",
    isNumber: true,
    cell: ({ rank }) => rank.toFixed(2),
    look: "text-muted",
    onPhone: "",
    phoneLabel: "Fits",
  },
];

/** A search as shoppers get it, with why each product is where it is. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const rows = preview.rows.map((row, index) => ({ ...row, place: index + 1 }));
  return (
    <DenseTable
      caption="What the search finds"
      columns={FOUND}
      rows={rows}
      rowKey={({ id }) => id}
      empty="It finds nothing."
    />
  );
}
