import { TextLink } from "@/components/ui/text-link";
import type { NamedActivityRow } from "@/server/modules/admin/contract";
import { Change } from "./change";
import { Code } from "./code";
import type { DenseColumn } from "./dense-table";
import { Moment } from "./moment";
import { deedOf } from "./words";

export const ACTIVITY_COLUMNS: readonly Omit<DenseColumn<NamedActivityRow>, "header">[] = [
  {
    key: "seq",
    isNumber: true,
    cell: ({ seq }) => String(seq),
    look: "text-muted",
    onPhone: "max-md:order-1",
  },
  {
    key: "what",
    isRowHeader: true,
    cell: ({ action, subject, about }) => (
      <>
        <span title={action}>{deedOf(action)}</span>
        <span className="mt-0.5 block font-normal">
          <Subject subject={subject} about={about} />
        </span>
      </>
    ),
    onPhone: "",
  },
  {
    key: "change",
    cell: ({ before, after, reason }) => (
      <>
        <Change before={before} after={after} />
        {reason ? <q className="block text-muted">{reason}</q> : null}
      </>
    ),
    onPhone: "max-md:order-2 max-md:col-span-2",
  },
  {
    key: "who",
    cell: ({ who, actor, address }) => (
      <>
        {who}
        <span className="block font-mono text-xs text-muted max-md:inline">
          {actor.startsWith("system:") ? (
            <span className="max-md:hidden">{actor.slice("system:".length)}</span>
          ) : null}
          {actor.startsWith("system:") || address === "" || address === "local" ? null : (
            <span className="max-md:ml-2">{address}</span>
          )}
        </span>
      </>
    ),
    onPhone: "max-md:order-3",
  },
  {
    key: "at",
    cell: ({ at }) => <Moment at={at} />,
    look: "text-muted",
    onPhone: "max-md:order-4 max-md:text-right",
  },
];

function Subject({ subject, about }: Pick<NamedActivityRow, "subject" | "about">) {
  const href = hrefOf(subject);
  if (href) {
    return (
      <TextLink href={href} data-row="" className="tabular">
        {THINGS[subject.slice(0, 4)]?.label ?? subject}
      </TextLink>
    );
  }
  return about === subject ? <Code>{subject}</Code> : about;
}

function hrefOf(subject: string): string | null {
  if (/^OJ-[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(subject)) return `/admin/orders/${subject}`;
  const thing = THINGS[subject.slice(0, 4)];
  return thing ? `${thing.path}/${subject}` : null;
}

/** What an id leads to, by the letters it starts with. */
const THINGS: Readonly<Record<string, { readonly path: string; readonly label: string }>> = {
  cnv_: { path: "/admin/concierge", label: "A conversation" },
  prd_: { path: "/admin/catalog", label: "A product" },
  cat_: { path: "/admin/categories", label: "A category" },
  col_: { path: "/admin/collections", label: "A collection" },
  stf_: { path: "/admin/inventory/transfers", label: "A transfer" },
  cnt_: { path: "/admin/inventory/counts", label: "A count" },
};
