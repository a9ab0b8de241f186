"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { TextAreaField } from "@/components/ui/field";
import type { FoundVariant } from "@/server/modules/catalog/contract/price-lists";
import { type PastedLine, readPaste } from "./price-rows";
import { lost, type Told } from "./told";

export type FindSkus = (skus: string[]) => Promise<Told<FoundVariant[]>>;

type PricePasteProps = {
  findSkus: FindSkus;
  onLines: (lines: readonly (PastedLine & { readonly variant: FoundVariant })[]) => void;
};

const MOST = 500;

/** Takes lines from a spreadsheet and puts them into the grid, where they are looked at before they are saved. */
export function PricePaste({ findSkus, onLines }: PricePasteProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();

  function put() {
    const lines = readPaste(text);
    if (lines.length === 0 || lines.length > MOST) {
      setProblem(lines.length === 0 ? "No line has a SKU and a price." : `At most ${MOST} lines at a time.`);
      return;
    }
    start(async () => {
      const answer = await findSkus([...new Set(lines.map(({ sku }) => sku))]).catch(lost);
      if (!answer.ok) return setProblem(answer.message);
      const known = new Map(answer.value.map((variant) => [variant.sku.toLowerCase(), variant]));
      onLines(
        lines.flatMap((line) => {
          const variant = known.get(line.sku.toLowerCase());
          return variant ? [{ ...line, variant }] : [];
        }),
      );
      // Those that were not found stay, to be mended.
      const rest = lines.filter(({ sku }) => !known.has(sku.toLowerCase()));
      setText(rest.map(({ sku, from, price }) => [sku, from, price].join("\t")).join("\n"));
      setProblem(rest.length > 0 ? `${rest.length} of the SKUs are not known; they are still here.` : null);
    });
  }

  return (
    <div className="grid content-start gap-2">
      <TextAreaField
        name="paste"
        label="Or paste from a spreadsheet"
        hint="One line each: SKU, from how many, price or part off. Without the middle it is from 1."
        rows={3}
        value={text}
        spellCheck={false}
        error={problem}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <Button variant="secondary" disabled={isBusy || text.trim() === ""} onClick={put}>
          {isBusy ? "Looking…" : "Put them into the grid"}
        </Button>
      </div>
    </div>
  );
}
