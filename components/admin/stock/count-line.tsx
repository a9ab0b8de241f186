import { Minus, Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { SheetLine } from "./find-line";

type CountLineProps = {
  line: SheetLine;
  value: string;
  isHidden: boolean;
  isUnsaved: boolean;
  onWrite: (value: string) => void;
  onStep: (by: 1 | -1) => void;
};

/** One thing on the sheet. What the books expect is not shown: whoever counts should look, not agree. */
export function CountLine({ line, value, isHidden, isUnsaved, onWrite, onStep }: CountLineProps) {
  const { variantId, title, variantTitle, sku, counted } = line;
  const name = variantTitle ? `${title}, ${variantTitle}` : title;
  return (
    <li
      hidden={isHidden}
      data-line={variantId}
      className={classNames(
        "grid scroll-mt-36 gap-x-4 gap-y-2 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center",
        isUnsaved && "bg-info-soft",
      )}
    >
      <input type="hidden" name={`was:${variantId}`} value={counted ?? ""} />
      <p className="min-w-0">
        <span className="font-semibold">{title}</span>
        <span className="block text-sm text-muted">
          {variantTitle ? `${variantTitle} · ` : ""}
          <span className="font-mono text-xs">{sku}</span>
          {isUnsaved ? " · not saved yet" : counted === null ? "" : " · saved"}
        </span>
      </p>
      <span className="grid grid-cols-[3.5rem_minmax(5rem,1fr)_3.5rem] gap-2 sm:grid-cols-[3.5rem_6rem_3.5rem]">
        <Button
          variant="secondary"
          className="min-h-14"
          aria-label={`One less of ${name}`}
          onClick={() => onStep(-1)}
        >
          <Minus className="size-6" aria-hidden="true" />
        </Button>
        <input
          type="number"
          inputMode="numeric"
          name={`counted:${variantId}`}
          value={value}
          onChange={(event) => onWrite(event.target.value)}
          min={0}
          max={1_000_000}
          aria-label={`Counted of ${name}`}
          placeholder="–"
          className="tabular min-h-14 w-full rounded-md border-2 border-line-strong bg-surface text-center text-xl font-bold text-ink [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
        />
        <Button
          variant="secondary"
          className="min-h-14"
          aria-label={`One more of ${name}`}
          onClick={() => onStep(1)}
        >
          <Plus className="size-6" aria-hidden="true" />
        </Button>
      </span>
    </li>
  );
}
