"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import type { FoundVariant } from "@/server/modules/catalog/contract/price-lists";
import { FoundWords } from "./found-words";
import type { Told } from "./told";
import { useAsked } from "./use-asked";

type VariantFinderProps = {
  find: (query: string) => Promise<Told<FoundVariant[]>>;
  onPick: (variants: readonly FoundVariant[]) => void;
};

/** Looks for variants as one types; picks one, or all that were found. */
export function VariantFinder({ find, onPick }: VariantFinderProps) {
  const [query, setQuery] = useState("");
  const question = query.trim().length < 2 ? null : query.trim();
  const { answer, isAsking, problem } = useAsked(question, find);
  const rows = question === null ? [] : (answer ?? []);
  const pick = (variants: readonly FoundVariant[]) => {
    onPick(variants);
    setQuery("");
  };
  return (
    <search className="grid content-start gap-2">
      <TextField
        name="find-variant"
        type="search"
        label="Add by name or SKU"
        value={query}
        maxLength={80}
        autoComplete="off"
        error={problem}
        onChange={(event) => setQuery(event.target.value)}
      />
      <FoundWords question={question} isAsking={isAsking} count={rows.length} />
      {rows.length > 0 ? (
        <>
          <ul aria-label="Variants found" className="max-h-80 overflow-y-auto border-t border-line">
            {rows.map((variant) => (
              <li
                key={variant.variantId}
                className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-sm"
              >
                <span>
                  <span className="font-semibold">{variant.title}</span>
                  <span className="block text-muted">
                    {variant.variantTitle ? `${variant.variantTitle}, ` : ""}
                    {variant.sku}
                  </span>
                </span>
                <Button variant="secondary" onClick={() => pick([variant])}>
                  <Plus className="size-4" aria-hidden="true" />
                  Add<span className="sr-only"> {variant.sku}</span>
                </Button>
              </li>
            ))}
          </ul>
          {rows.length > 1 ? (
            <div>
              <Button variant="quiet" onClick={() => pick(rows)}>
                Add all {rows.length}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </search>
  );
}
