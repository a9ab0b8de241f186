import type { FormAction } from "@/components/ui/form-answer";
import type { ListSettings } from "@/server/modules/admin/contract";
import { type ListQuery, type ListShape, listHref, listParams, ownColumns } from "@/server/shared/list";

/** What the forms around a list do; the route hands them over. */
export type ListForms = {
  readonly saveView: FormAction;
  readonly changeView: FormAction;
  readonly keepColumns: FormAction;
  readonly startBulk: FormAction;
};

/** Something that can be done to the chosen rows, and is tried first. */
export type BulkOffer = { readonly name: string; readonly label: string };

/** A list as one person looks at it now. */
export type ListView = {
  readonly shape: ListShape;
  readonly query: ListQuery;
  readonly settings: ListSettings;
  readonly forms: ListForms;
  /** Empty where rows cannot be chosen. */
  readonly bulk: readonly BulkOffer[];
};

/** The columns to show: the address's, else this person's, else the list's own. */
export const shownColumns = ({ shape, query, settings }: ListView): readonly string[] =>
  query.columns ?? settings.columns ?? ownColumns(shape);

type Change = Parameters<typeof listParams>[2];

/** Where a change of filters, sort, columns or page leads. */
export const hrefWith = ({ shape, query }: Pick<ListView, "shape" | "query">, change?: Change): string =>
  listHref(shape, listParams(shape, query, change));

/** The same list with other filters only. */
export const without = (filters: Readonly<Record<string, string>>): Record<string, undefined> =>
  Object.fromEntries(Object.keys(filters).map((name) => [name, undefined]));
