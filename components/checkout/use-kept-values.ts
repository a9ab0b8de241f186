"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";

const SHELF = "oja.checkout";

type Kept = { readonly cart: string; readonly values: Readonly<Record<string, string>> };

type Keeping = {
  readonly form: RefObject<HTMLFormElement | null>;
  /** Which cart the form is for: an idempotency key belongs to one. */
  readonly cart: string;
  /** What was kept, after it is back in its fields. */
  readonly onRestore: (values: Readonly<Record<string, string>>) => void;
};

/** Keeps what is typed while this tab is open, and puts it back after a reload or a broken connection. */
export function useKeptValues({ form, cart, onRestore }: Keeping): () => void {
  const restore = useEffectEvent(() => {
    const kept = readShelf();
    if (!kept || !form.current) return;
    const { idempotencyKey, ...typed } = kept.values;
    fillIn(form.current, typed);
    onRestore(kept.cart === cart && idempotencyKey ? { ...typed, idempotencyKey } : typed);
  });
  useEffect(() => restore(), []);

  return () => {
    if (!form.current) return;
    const values = Object.fromEntries(
      [...new FormData(form.current)].filter(([name, value]) => isOurs(name) && typeof value === "string"),
    );
    writeShelf({ cart, values: values as Record<string, string> });
  };
}

/** Not React's own hidden fields, and not what the page works out itself. */
const isOurs = (name: string): boolean => !/^(\$|shown\.|country$|intent$)/.test(name);

function fillIn(form: HTMLFormElement, values: Readonly<Record<string, string>>): void {
  for (const element of form.elements) {
    if (element instanceof HTMLSelectElement || element instanceof HTMLInputElement)
      fillOne(element, values[element.name]);
  }
}

function fillOne(element: HTMLSelectElement | HTMLInputElement, value: string | undefined): void {
  if (!value || element.type === "hidden") return;
  if (element.type === "radio") {
    if (element instanceof HTMLInputElement && element.value === value) element.checked = true;
    return;
  }
  if (element instanceof HTMLSelectElement && ![...element.options].some((option) => option.value === value))
    return;
  element.value = value;
}

function readShelf(): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(SHELF) ?? "null");
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isKept = (kept: unknown): kept is Kept =>
  typeof kept === "object" &&
  kept !== null &&
  "cart" in kept &&
  "values" in kept &&
  typeof kept.values === "object";

function writeShelf(kept: Kept): void {
  try {
    sessionStorage.setItem(SHELF, JSON.stringify(kept));
  } catch {
    // Storage is full or switched off: the form still works, a reload only loses what was typed.
  }
}
