"use client";

import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ArrangeList } from "./arrange-list";
import { type FindProducts, ProductFinder } from "./product-finder";
import { ProductLine, type ProductRow } from "./product-line";
import { lost, type Told } from "./told";

export type ArrangeProducts = (wish: { id: string; version: number; productIds: string[] }) => Promise<Told>;

type CollectionProductsProps = {
  id: string;
  version: number;
  products: readonly ProductRow[];
  find: FindProducts;
  arrange: ArrangeProducts;
};

/** The products of a collection that people choose, in their order. Nothing is changed before it is saved. */
export function CollectionProducts({ id, version, products, find, arrange }: CollectionProductsProps) {
  const [rows, setRows] = useState<readonly ProductRow[]>(products);
  const [said, setSaid] = useState<{ text: string; isBad: boolean } | null>(null);
  const [isSaving, start] = useTransition();
  const change = changeInWords(products, rows);

  useEffect(() => {
    if (!change) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [change]);

  function save() {
    start(async () => {
      const answer = await arrange({ id, version, productIds: rows.map((row) => row.id) }).catch(lost);
      setSaid(
        answer.ok
          ? { text: "Saved. The shop shows it within a minute.", isBad: false }
          : { text: answer.message, isBad: true },
      );
    });
  }

  return (
    <div className="grid gap-4">
      <ProductFinder
        label="Add a product"
        find={find}
        chosen={rows.map((row) => row.id)}
        onPick={(product) => setRows([...rows, product])}
      />
      {rows.length === 0 ? (
        <p className="text-muted">Nothing in it yet. Look for a product above and add it.</p>
      ) : (
        <ArrangeList
          label="Products, in the order they are shown"
          items={rows.map((product) => ({
            id: product.id,
            name: product.title,
            content: <ProductLine product={product} />,
          }))}
          onOrder={(ids) => setRows(ids.flatMap((one) => rows.filter((row) => row.id === one)))}
          onRemove={(one) => setRows(rows.filter((row) => row.id !== one))}
        />
      )}
      {change ? (
        <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t-2 border-line-strong bg-paper py-3 max-lg:bottom-16">
          <p role="status" className="mr-auto text-sm">
            Not saved: {change}
          </p>
          <Button variant="quiet" disabled={isSaving} onClick={() => setRows(products)}>
            As it was
          </Button>
          <Button disabled={isSaving} onClick={save}>
            {isSaving ? "Saving…" : "Save the products"}
          </Button>
        </div>
      ) : null}
      {said ? (
        <Notice tone={said.isBad ? "danger" : "success"} isLive>
          {said.text}
        </Notice>
      ) : null}
    </div>
  );
}

/** "2 added, 1 taken out, another order"; empty when nothing is changed. */
function changeInWords(before: readonly ProductRow[], after: readonly ProductRow[]): string {
  const was = before.map(({ id }) => id);
  const is = after.map(({ id }) => id);
  const added = is.filter((id) => !was.includes(id)).length;
  const gone = was.filter((id) => !is.includes(id)).length;
  const kept = (ids: readonly string[], others: readonly string[]) => ids.filter((id) => others.includes(id));
  const isReordered = kept(was, is).join() !== kept(is, was).join();
  return [added && `${added} added`, gone && `${gone} taken out`, isReordered && "another order"]
    .filter(Boolean)
    .join(", ");
}
