"use client";

import { useState } from "react";
import { Part } from "@/components/admin/page-heading";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/field";
import type { ProductEditing } from "./use-product-editor";

/** Where the product is found. An address that it had leads to it for good. */
export function AddressPart({ editing }: { editing: ProductEditing }) {
  const { product, errors, isBusy, ask } = editing;
  const { slug, oldSlugs, version } = product;
  const [typed, setTyped] = useState(slug);
  const [takeOver, setTakeOver] = useState(false);
  const error = errors["slug"];
  const isTakable = error?.includes("still leads to") ?? false;
  return (
    <Part title="Address">
      <div className="grid gap-3">
        <TextField
          name="slug"
          label="Address"
          hint={`/products/${typed || slug}`}
          value={typed}
          maxLength={120}
          error={error}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
        />
        {isTakable ? (
          <Choice
            type="checkbox"
            label="Take it over"
            detail="Old links to the other product would come here."
            checked={takeOver}
            onChange={({ target }) => setTakeOver(target.checked)}
          />
        ) : null}
        {typed === slug ? null : (
          <>
            <p className="text-sm text-muted">
              The old address stays good: whoever opens <b className="font-semibold">/products/{slug}</b> is
              led to the new one.
            </p>
            <div>
              <Button
                variant="secondary"
                disabled={isBusy}
                onClick={() =>
                  void ask(
                    { kind: "changeSlug", version, slug: typed.trim(), takeOver },
                    "It has a new address.",
                  )
                }
              >
                Change the address
              </Button>
            </div>
          </>
        )}
        {oldSlugs.length > 0 ? (
          <div className="text-sm text-muted">
            <p>These lead to it too:</p>
            <ul className="grid">
              {oldSlugs.map((old) => (
                <li key={old} className="font-mono text-xs [overflow-wrap:anywhere]">
                  /products/{old}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Part>
  );
}
