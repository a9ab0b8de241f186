"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";

const SHELF = "oja.checkout";
/** A phone may be passed on, and a tab left open at a shared desk: after two hours nothing comes back. */
const KEPT_MS = 2 * 60 * 60 * 1000;
/** Belong to a country: Lagos is no state of America. */
const OF_A_COUNTRY = ["state", "city", "street", "landmark", "postcode", "delivery"];

type Kept = {
  readonly cart: string;
  readonly country: string;
  /** Milliseconds. */
  readonly at: number;
  readonly values: Readonly<Record<string, string>>;
};

type Keeping = {
  readonly form: RefObject<HTMLFormElement | null>;
  /** Which cart the form is for: an idempotency key belongs to one. */
  readonly cart: string;
  readonly country: string;
  /** What was kept, after it is back in its fields. */
  readonly onRestore: (values: Readonly<Record<string, string>>) => void;
};

/**
 * Keeps what is typed while this tab is open, for two hours at most, and puts it back after a reload or a broken
 * connection. Cards are typed on the payment page, never here.
 */
export function useKeptValues({ form, cart, country, onRestore }: Keeping): () => void {
  const restore = useEffectEvent(() => {
    const kept = readShelf();
    if (!kept || !form.current) return;
    const { idempotencyKey, ...typed } = kept.country === country ? kept.values : withoutPlace(kept.values);
    fillIn(form.current, typed);
    onRestore(kept.cart === cart && idempotencyKey ? { ...typed, idempotencyKey } : typed);
  });
  useEffect(() => restore(), []);

  return () => {
    if (!form.current) return;
    const values = Object.fromEntries(
      [...new FormData(form.current)].filter(([name, value]) => isOurs(name) && typeof value === "string"),
    );
    writeShelf({ cart, country, at: Date.now(), values: values as Record<string, string> });
  };
}

/** Not React's own hidden fields, and not what the page works out itself. */
const isOurs = (name: string): boolean => !/^(\$|shown\.|country$|intent$)/.test(name);

const withoutPlace = (values: Kept["values"]): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !OF_A_COUNTRY.includes(name)));

/** The order is placed, or there is nothing to order: what was typed for it goes. */
export function forgetKeptValues(): void {
  try {
    sessionStorage.removeItem(SHELF);
  } catch {
    // Then nothing was kept, either.
  }
}

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
    return isKept(kept) && Date.now() - kept.at < KEPT_MS ? kept : null;
  } catch {
    return null;
  }
}

const isKept = (kept: unknown): kept is Kept =>
  typeof kept === "object" &&
  kept !== null &&
  "at" in kept &&
  typeof kept.at === "number" &&
  "values" in kept &&
  typeof kept.values === "object" &&
  kept.values !== null;

function writeShelf(kept: Kept): void {
  try {
    sessionStorage.setItem(SHELF, JSON.stringify(kept));
  } catch {
    // Storage is full or switched off: the form still works, a reload only loses what was typed.
  }
}
