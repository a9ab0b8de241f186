"use client";

import { useCallback, useEffect, useReducer, useState } from "react";
import type { EditorProduct } from "@/server/modules/catalog/contract/staff-products";
import { mergeDrafts } from "./compare-drafts";
import { type Draft, toDraft } from "./draft";
import type { EditorAnswer, EditorWish, EditProduct } from "./editor-actions";
import { readKept, writeKept } from "./keep-draft";
import { type DraftErrors, placeErrors, readDraft } from "./read-draft";

type Editing = {
  /** As the server last said it. */
  readonly product: EditorProduct;
  readonly base: Draft;
  readonly draft: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  /** The field that is being typed into: its letters are undone together. */
  readonly path: string | null;
};

type Step =
  | { readonly do: "edit"; readonly path: string; readonly change: (draft: Draft) => Draft }
  | { readonly do: "undo" | "redo" | "reset" }
  | { readonly do: "restore"; readonly base: Draft; readonly draft: Draft }
  /** The server has spoken: what was sent is saved, what was typed since stays. */
  | { readonly do: "adopt"; readonly product: EditorProduct; readonly sent: Draft | null }
  | { readonly do: "merge"; readonly product: EditorProduct; readonly side: "mine" | "theirs" };

const MOST_STEPS = 100;

const start = (product: EditorProduct): Editing => {
  const base = toDraft(product);
  return { product, base, draft: base, past: [], future: [], path: null };
};

function reduce(state: Editing, step: Step): Editing {
  const { base, draft, past, future } = state;
  switch (step.do) {
    case "edit": {
      const next = step.change(draft);
      if (next === draft) return state;
      const isSame = state.path === step.path && past.length > 0;
      const kept = isSame ? past : [...past, draft].slice(-MOST_STEPS);
      return { ...state, draft: next, past: kept, future: [], path: step.path };
    }
    case "undo": {
      const last = past.at(-1);
      if (!last) return state;
      return { ...state, draft: last, past: past.slice(0, -1), future: [draft, ...future], path: null };
    }
    case "redo": {
      const [next, ...rest] = future;
      if (!next) return state;
      return { ...state, draft: next, past: [...past, draft], future: rest, path: null };
    }
    case "reset":
      return { ...start(state.product), past: [...past, draft].slice(-MOST_STEPS) };
    case "restore":
      return { ...state, base: step.base, draft: step.draft, path: null };
    case "adopt": {
      const theirs = toDraft(step.product);
      const typed = step.sent ? withoutSent(draft, step.sent) : draft;
      const mine = mergeDrafts({ base: step.sent ?? base, mine: typed, theirs }, "mine");
      return { ...start(step.product), draft: mine };
    }
    case "merge": {
      const theirs = toDraft(step.product);
      return { ...start(step.product), draft: mergeDrafts({ base, mine: draft, theirs }, step.side) };
    }
  }
}

/** New rows that were sent come back with their ids: they are not new a second time. */
const withoutSent = (draft: Draft, sent: Draft): Draft => {
  const gone = new Set(sent.rows.filter(({ isNew }) => isNew).map(({ key }) => key));
  return { ...draft, rows: draft.rows.filter(({ key }) => !gone.has(key)) };
};

export type Said =
  | { readonly tone: "success" | "danger" | "info"; readonly text: string }
  | { readonly tone: "confirm"; readonly text: string; readonly wish: EditorWish }
  | { readonly tone: "stale"; readonly text: string; readonly product: EditorProduct };

const LOST = "That did not reach the shop. Nothing is lost: check the connection and try again.";

/** All that the editor of a product holds, and what can be done with it. */
export function useProductEditor(given: EditorProduct, send: EditProduct) {
  const [state, dispatch] = useReducer(reduce, given, start);
  const [errors, setErrors] = useState<DraftErrors>({});
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { product, base, draft } = state;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(base);

  useKeeping(state, isChanged, (kept) => {
    dispatch({ do: "restore", base: kept.base, draft: kept.draft });
    setSaid(
      kept.version === given.version
        ? { tone: "info", text: "What you had typed and not saved is back." }
        : { tone: "stale", text: "This product was changed since you typed this.", product: given },
    );
  });

  async function ask(wish: EditorWish, done: string): Promise<void> {
    setBusy(true);
    const sent = wish.kind === "save" ? draft : null;
    const answer = await send(wish).catch(lost);
    setBusy(false);
    hear(answer, { wish, sent, done });
  }

  function hear(answer: EditorAnswer, { wish, sent, done }: Asked): void {
    if (answer.state === "confirm") return setSaid({ tone: "confirm", text: answer.message, wish });
    if (answer.state === "stale")
      return setSaid({ tone: "stale", text: answer.message, product: answer.product });
    if (answer.state === "done") {
      setErrors({});
      dispatch({ do: "adopt", product: answer.product, sent });
      return setSaid({ tone: "success", text: done });
    }
    const grid = wish.kind === "save" ? wish.grid : null;
    setErrors(placeErrors(answer.fields, { draft: sent ?? draft, grid, definitions: product.definitions }));
    // The grid was saved, the words were not: only the grid is what is there now.
    const saved = sent && { ...sent, fields: base.fields };
    if (answer.product) dispatch({ do: "adopt", product: answer.product, sent: saved });
    setSaid({ tone: "danger", text: answer.message });
  }

  async function save(): Promise<void> {
    const { changes, grid, errors: wrong } = readDraft(draft, base, product);
    setErrors(wrong);
    const count = Object.keys(wrong).length;
    if (count > 0) {
      const cells = count === 1 ? "One cell cannot" : `${count} cells cannot`;
      return setSaid({ tone: "danger", text: `${cells} be read as it stands. Nothing is saved yet.` });
    }
    if (changes || grid) await ask({ kind: "save", version: product.version, changes, grid }, "Saved.");
  }

  const edit = useCallback((path: string, change: (draft: Draft) => Draft): void => {
    dispatch({ do: "edit", path, change });
    setErrors((all) => {
      if (!(path in all)) return all;
      const { [path]: _, ...others } = all;
      return others;
    });
  }, []);

  const settle = (side: "mine" | "theirs"): void => {
    if (said?.tone !== "stale") return;
    dispatch({ do: "merge", product: said.product, side });
    setErrors({});
    const text =
      side === "mine"
        ? "Yours stand over theirs. Save to keep them."
        : "Theirs stand where both had changed it.";
    setSaid({ tone: "info", text });
  };

  /** The same again, with a yes. */
  async function confirm(done: string): Promise<void> {
    if (said?.tone !== "confirm") return;
    const { wish } = said;
    setSaid(null);
    if (wish.kind === "save" && wish.grid)
      return ask({ ...wish, grid: { ...wish.grid, confirm: true } }, done);
    if (wish.kind === "unpublish" || wish.kind === "archive") return ask({ ...wish, confirm: true }, done);
  }

  return {
    ...state,
    errors,
    said,
    isBusy,
    isChanged,
    ask,
    save,
    edit,
    settle,
    confirm,
    hush: () => setSaid(null),
    undo: () => dispatch({ do: "undo" }),
    redo: () => dispatch({ do: "redo" }),
    reset: () => {
      dispatch({ do: "reset" });
      setErrors({});
      setSaid(null);
    },
  };
}

export type ProductEditing = ReturnType<typeof useProductEditor>;

type Asked = { readonly wish: EditorWish; readonly sent: Draft | null; readonly done: string };

const lost = (): EditorAnswer => ({ state: "refused", message: LOST, fields: {}, product: null });

type Kept = NonNullable<ReturnType<typeof readKept>>;

/** Unsaved input survives a reload of this tab; leaving the site with some asks first. */
function useKeeping(
  { product, base, draft }: Editing,
  isChanged: boolean,
  onRestore: (kept: Kept) => void,
): void {
  const [isLooked, setLooked] = useState(false);
  useEffect(() => {
    if (isLooked) return;
    setLooked(true);
    const kept = readKept(product.id);
    if (kept && JSON.stringify(kept.draft) !== JSON.stringify(kept.base)) onRestore(kept);
  }, [isLooked, product.id, onRestore]);

  useEffect(() => {
    if (isLooked) writeKept(product.id, isChanged ? { version: product.version, base, draft } : null);
  }, [isLooked, isChanged, product, base, draft]);
}
