import { Moment } from "@/components/admin/moment";
import { Part } from "@/components/admin/page-heading";
import { deedOf } from "@/components/admin/words";
import type { EditorProduct } from "@/server/modules/catalog/contract/staff-products";
import { readHistory } from "./read-history";
import type { CategoryOption } from "./words-parts";

type HistoryProps = { product: EditorProduct; categories: readonly CategoryOption[] };

/** Steps on the way to something that has a line of its own. */
const STEPS: readonly string[] = ["catalog.upload-started", "catalog.upload-finished"];

/** Who changed what, and when: each part with what it was and what it became. */
export function HistoryPart({ product, categories }: HistoryProps) {
  const history = product.history.filter(({ action }) => !STEPS.includes(action));
  const known = { variants: product.variants, categories: [...categories, product.category] };
  return (
    <Part title="History" aside={history.length > 0 ? "newest first" : null} className="min-w-0">
      {history.length === 0 ? <p className="text-muted">Nobody has changed it here yet.</p> : null}
      <ol className="grid">
        {history.map((row) => (
          <li key={String(row.seq)} className="grid gap-1 border-b border-line py-3 text-sm">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span>
                <b className="font-semibold">{deedOf(row.action)}</b> by {row.who}
              </span>
              <span className="text-muted">
                <Moment at={row.at} />
              </span>
            </p>
            <dl>
              {readHistory(row, known).map(({ label, from, to }) => (
                <div key={label} className="flex flex-wrap gap-x-2">
                  <dt className="text-muted">{label}</dt>
                  <dd className="[overflow-wrap:anywhere]">
                    {from === "nothing" ? null : (
                      <>
                        <del className="text-danger">
                          <span className="sr-only">from </span>
                          {from}
                        </del>
                        <span aria-hidden="true"> → </span>
                      </>
                    )}
                    <ins className="font-semibold text-success no-underline">
                      <span className="sr-only">to </span>
                      {to}
                    </ins>
                  </dd>
                </div>
              ))}
            </dl>
            {row.reason ? <q className="text-muted">{row.reason}</q> : null}
          </li>
        ))}
      </ol>
    </Part>
  );
}
