"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef } from "react";
import type { EditorProduct } from "@/server/modules/catalog/contract/staff-products";
import { AddressPart } from "./address-part";
import { changesBetween, type FieldLabels } from "./compare-drafts";
import { attributeField } from "./draft";
import type { EditProduct } from "./editor-actions";
import { EditorSaid } from "./editor-said";
import { HistoryPart } from "./history-part";
import { Locked } from "./locked";
import { PublishPart } from "./publish-part";
import { SaveBar } from "./save-bar";
import { useProductEditor } from "./use-product-editor";
import { VariantsPart } from "./variants-part";
import { AttributesPart, BasicsPart, type CategoryOption, SearchPart } from "./words-parts";

type ProductEditorProps = {
  product: EditorProduct;
  categories: readonly CategoryOption[];
  tags: readonly string[];
  /** The shop's own name on the web, for the preview of search results. */
  origin: string;
  /** Null for those who may look only. */
  send: EditProduct | null;
  /** The panel of pictures, which saves by itself. */
  pictures: ReactNode;
};

const nothingSent: EditProduct = async () => ({
  state: "refused",
  message: "Your account may look at products, but not change them.",
  fields: {},
  product: null,
});

/** A product with all its words, variants, prices and plans. One save for the fields; what cannot wait has its own button. */
export function ProductEditor({ product, categories, tags, origin, send, pictures }: ProductEditorProps) {
  const editing = useProductEditor(product, send ?? nothingSent);
  const { base, draft } = editing;
  const labels = useMemo(() => labelsOf(editing.product), [editing.product]);
  const changes = useMemo(() => changesBetween(base, draft, labels), [base, draft, labels]);
  useKeys(editing);
  useLaterLooks(editing.product.version);
  return (
    <>
      <div className="mb-6 empty:hidden">
        <EditorSaid editing={editing} labels={labels} />
      </div>
      <div className="min-w-0 grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_21rem]">
        <Locked isLocked={!send} label="Words and days">
          <BasicsPart editing={editing} categories={categories} tags={tags} />
          <div className="grid content-start gap-10 md:max-xl:grid-cols-2">
            <PublishPart editing={editing} />
            <AddressPart key={editing.product.slug} editing={editing} />
          </div>
        </Locked>
        <div className="min-w-0 xl:col-span-2">
          <VariantsPart editing={editing} isLocked={!send} />
        </div>
        <Locked isLocked={!send} label="Pictures and more words">
          <div className="min-w-0 xl:col-span-2">{pictures}</div>
          <div className="grid content-start gap-10">
            <AttributesPart editing={editing} />
            <SearchPart editing={editing} origin={origin} />
          </div>
        </Locked>
        <HistoryPart product={product} categories={categories} />
      </div>
      {send ? <SaveBar editing={editing} changes={changes} /> : null}
    </>
  );
}

const LABELS: FieldLabels = {
  title: "Title",
  summary: "Summary",
  description: "Description",
  seoTitle: "Title for search engines",
  seoDescription: "Description for search engines",
  categoryId: "Category",
  tags: "Tags",
};

const labelsOf = ({ definitions }: EditorProduct): FieldLabels => ({
  ...LABELS,
  ...Object.fromEntries(definitions.map(({ key, label }) => [attributeField(key), label])),
});

/** Ctrl S saves; Ctrl Z takes back, also over fields, since a browser forgets what was pasted over many cells. */
function useKeys({ isBusy, save, undo, redo }: ReturnType<typeof useProductEditor>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if ((!event.ctrlKey && !event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "s" && !isBusy) void save();
    else if (key === "z") (event.shiftKey ? redo : undo)();
    else if (key === "y") redo();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/** The log is written a moment after what it tells of. */
const LOOKS_MS = [1_500, 5_000];

/** Reads the page again soon after a change, so that its history shows it. What is typed is not touched. */
function useLaterLooks(version: number): void {
  const router = useRouter();
  const first = useRef(version);
  useEffect(() => {
    if (version === first.current) return;
    const timers = LOOKS_MS.map((wait) => setTimeout(() => router.refresh(), wait));
    return () => timers.forEach(clearTimeout);
  }, [version, router]);
}
