"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { changesBetween, clashesOf, type DraftChange, type FieldLabels } from "./compare-drafts";
import { toDraft } from "./draft";
import { OFF_SALE } from "./publish-part";
import type { ProductEditing } from "./use-product-editor";

type SaidProps = { editing: ProductEditing; labels: FieldLabels };

/** What came of the last thing asked for: done, refused, waiting for a yes, or overtaken by somebody else. */
export function EditorSaid({ editing, labels }: SaidProps) {
  const { said, hush, confirm, errors } = editing;
  if (!said) return null;
  if (said.tone === "stale") return <Overtaken editing={editing} labels={labels} />;
  if (said.tone === "confirm") {
    return (
      <Dialog
        isOpen
        onClose={hush}
        title="People hold this"
        actions={
          <>
            <Button variant="quiet" onClick={hush}>
              Leave it on sale
            </Button>
            <Button
              variant="danger"
              onClick={() => void confirm(said.wish.kind === "save" ? "Saved." : OFF_SALE)}
            >
              Take it off sale
            </Button>
          </>
        }
      >
        <p>{said.text}</p>
      </Dialog>
    );
  }
  const wrong = Object.keys(errors).length;
  return (
    <Notice
      tone={said.tone}
      isLive
      actions={
        said.tone === "danger" && wrong > 0 ? (
          <Button variant="secondary" onClick={showFirstWrong}>
            Show me where
          </Button>
        ) : null
      }
    >
      {said.text}
    </Notice>
  );
}

/** Goes to the first field or cell that is marked wrong; what is wrong with none of them is wrong with the grid. */
function showFirstWrong(): void {
  const field =
    document.querySelector<HTMLElement>("main [aria-invalid=true]") ??
    document.querySelector<HTMLElement>("[data-grid] input");
  field?.focus();
  field?.scrollIntoView({ block: "center", inline: "center" });
}

function Overtaken({ editing, labels }: SaidProps) {
  const { said, base, draft, settle } = editing;
  if (said?.tone !== "stale") return null;
  const { product } = said;
  const theirs = toDraft(product);
  const clashes = clashesOf({ base, mine: draft, theirs }, labels);
  const changed = changesBetween(base, theirs, labels);
  return (
    <Notice
      tone="warning"
      isLive
      title={`${product.updatedBy || "Somebody"} changed this product at ${CLOCK.format(product.updatedAt)} while you worked on it`}
      actions={
        <>
          <Button onClick={() => settle("mine")}>Keep mine</Button>
          <Button variant="secondary" onClick={() => settle("theirs")}>
            Take theirs
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <p>
          {changed.length > 0
            ? `They changed: ${changed.map(({ label }) => label).join(", ")}.`
            : "They changed its status, address, plan or pictures; nothing that stands in these fields."}{" "}
          Nothing of yours is lost, and nothing of yours is saved yet.
        </p>
        {clashes.length > 0 ? (
          <Clashes clashes={clashes} />
        ) : (
          <p>You changed other things, so both can stand. Keep yours, then save once more.</p>
        )}
      </div>
    </Notice>
  );
}

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Africa/Lagos",
});

function Clashes({ clashes }: { clashes: readonly DraftChange[] }) {
  return (
    <section className="overflow-x-auto" aria-label="What differs" tabIndex={0}>
      <table className="w-full text-sm">
        <caption className="text-left font-semibold">You both changed</caption>
        <thead>
          <tr className="border-b border-line-strong text-left">
            <th scope="col" className="py-1 pr-4">
              What
            </th>
            <th scope="col" className="py-1 pr-4">
              Theirs
            </th>
            <th scope="col" className="py-1">
              Yours
            </th>
          </tr>
        </thead>
        <tbody>
          {clashes.map(({ path, label, from, to }) => (
            <tr key={path} className="border-b border-line align-top">
              <th scope="row" className="py-1 pr-4 text-left font-normal">
                {label}
              </th>
              <td className="py-1 pr-4 [overflow-wrap:anywhere]">{from || "nothing"}</td>
              <td className="py-1 [overflow-wrap:anywhere]">{to || "nothing"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
