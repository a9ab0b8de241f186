"use client";

import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { FoundWords } from "./found-words";
import { ProductLine, type ProductRow } from "./product-line";
import type { Told } from "./told";
import { useAsked } from "./use-asked";

export type FindProducts = (query: string) => Promise<Told<ProductRow[]>>;

type ProductFinderProps = {
  label: string;
  find: FindProducts;
  onPick: (product: ProductRow) => void;
  /** Ids of those that are chosen already. */
  chosen: readonly string[];
};

/** Looks for products as one types, by name, tag or SKU, and hands over the one that is picked. */
export function ProductFinder({ label, find, onPick, chosen }: ProductFinderProps) {
  const id = useId();
  const [query, setQuery] = useState("");
  const question = query.trim().length < 2 ? null : query.trim();
  const { answer, isAsking, problem } = useAsked(question, find);
  const rows = question === null ? [] : (answer ?? []);
  return (
    <search className="grid gap-2">
      <TextField
        id={id}
        name="find"
        type="search"
        label={label}
        value={query}
        maxLength={80}
        autoComplete="off"
        placeholder="Name, tag or SKU"
        error={problem}
        onChange={(event) => setQuery(event.target.value)}
        // It may stand in a form that is not to be sent by it.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        className="max-w-text"
      />
      <FoundWords question={question} isAsking={isAsking} count={rows.length} />
      {rows.length > 0 ? (
        <ul aria-label="Products found" className="max-w-text border-t border-line">
          {rows.map((product) => (
            <li
              key={product.id}
              className="flex items-center justify-between gap-3 border-b border-line py-1.5"
            >
              <ProductLine product={product} />
              <Button
                variant="secondary"
                aria-disabled={chosen.includes(product.id)}
                onClick={() => (chosen.includes(product.id) ? undefined : onPick(product))}
              >
                {chosen.includes(product.id) ? (
                  "In it"
                ) : (
                  <>
                    <Plus className="size-4" aria-hidden="true" />
                    Add
                  </>
                )}
                <span className="sr-only"> {product.title}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </search>
  );
}
