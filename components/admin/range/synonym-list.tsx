import { ActionButton } from "@/components/admin/action-button";
import type { StaffAction } from "@/components/admin/staff-answer";
import type { SynonymView } from "@/server/modules/catalog/contract/search";
import { SynonymForm } from "./synonym-form";

type SynonymListProps = {
  synonyms: readonly SynonymView[];
  /** Null for those who may only look. */
  actions: { readonly save: StaffAction; readonly remove: StaffAction } | null;
};

const inWords = ({ kind, terms, meanings }: SynonymView): string =>
  kind === "same" ? terms.join(" = ") : `${terms.join(", ")} → ${meanings.join(", ")}`;

/** All synonyms; each opens to be changed. */
export function SynonymList({ synonyms, actions }: SynonymListProps) {
  if (synonyms.length === 0) return <p className="py-3 text-muted">No synonyms yet.</p>;
  return (
    <ul aria-label="Synonyms" className="border-t-2 border-line-strong">
      {synonyms.map((synonym) => (
        <li key={synonym.id} className="border-b border-line">
          {actions ? (
            <details>
              <summary data-row="" className="flex min-h-target cursor-pointer items-center font-semibold">
                {inWords(synonym)}
              </summary>
              <div className="grid gap-3 pt-1 pb-5">
                <SynonymForm action={actions.save} synonym={synonym} />
                <ActionButton
                  action={actions.remove}
                  fields={{ id: synonym.id, version: String(synonym.version) }}
                  thing={inWords(synonym)}
                  variant="danger"
                >
                  Remove
                </ActionButton>
              </div>
            </details>
          ) : (
            <p className="py-2 font-semibold">{inWords(synonym)}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
