"use client";

import { useActionState, useState } from "react";
import { Outcome } from "@/components/admin/outcome";
import { type StaffAction, UNSENT } from "@/components/admin/staff-answer";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FindProducts, ProductFinder } from "./product-finder";
import { ProductLine, type ProductRow } from "./product-line";

type PinFormProps = {
  action: StaffAction;
  find: FindProducts;
  categories: readonly { readonly slug: string; readonly label: string }[];
  /** A search to begin with. */
  query?: string;
};

/** Puts a product at a place of a search, or of a category. */
export function PinForm({ action, find, categories, query = "" }: PinFormProps) {
  const [state, send] = useActionState(action, UNSENT);
  const [where, setWhere] = useState<"query" | "category">("query");
  const [product, setProduct] = useState<ProductRow | null>(null);
  const { values, fields } = state;
  return (
    <div className="grid max-w-text gap-4">
      {product ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <ProductLine product={product} />
          <Button variant="quiet" onClick={() => setProduct(null)}>
            Another product
          </Button>
        </div>
      ) : (
        <ProductFinder label="Which product" find={find} onPick={setProduct} chosen={[]} />
      )}
      {product ? (
        <form action={send} className="grid gap-4">
          <input type="hidden" name="productId" value={product.id} />
          <SelectField
            name="where"
            label="Pinned in"
            value={where}
            onChange={(event) => setWhere(event.target.value === "category" ? "category" : "query")}
          >
            <option value="query">A search</option>
            <option value="category">A category</option>
          </SelectField>
          {where === "query" ? (
            <TextField
              name="query"
              label="Search words"
              defaultValue={values["query"] ?? query}
              error={fields["query"]}
              maxLength={120}
              autoComplete="off"
              required
            />
          ) : (
            <SelectField
              key={values["category"] ?? ""}
              name="category"
              label="Category"
              defaultValue={values["category"] ?? ""}
              error={fields["category"]}
            >
              {categories.map(({ slug, label }) => (
                <option key={slug} value={slug}>
                  {label}
                </option>
              ))}
            </SelectField>
          )}
          <TextField
            name="position"
            label="Place"
            type="number"
            inputMode="numeric"
            min={1}
            max={48}
            hint="1 is the first."
            defaultValue={values["position"] ?? "1"}
            error={fields["position"]}
            required
          />
          <TextField
            name="reason"
            label="Why"
            hint="For the activity log."
            defaultValue={values["reason"] ?? ""}
            maxLength={200}
            isOptional
          />
          <div>
            <SubmitButton>Pin it</SubmitButton>
          </div>
        </form>
      ) : null}
      <Outcome state={state} />
    </div>
  );
}
