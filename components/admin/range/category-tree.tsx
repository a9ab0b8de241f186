"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CategoryNode } from "@/server/modules/catalog/contract/categories";
import { dropOn, type Place, placeOf, stepsOf } from "./category-moves";
import { CategoryRow } from "./category-row";
import { lost, type Told } from "./told";

export type MoveCategory = (wish: { id: string; version: number } & Place) => Promise<Told>;

type CategoryTreeProps = {
  tree: readonly CategoryNode[];
  /** Null for those who may only look. */
  move: MoveCategory | null;
};

type Said = { readonly text: string; readonly isBad: boolean; readonly back: (() => void) | null };

/** The whole tree; its branches are moved by buttons or by dragging, and a move can be taken back. */
export function CategoryTree({ tree, move }: CategoryTreeProps) {
  const [isBusy, start] = useTransition();
  const [lifted, setLifted] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const focusOn = useRef<string | null>(null);
  const latest = useRef(tree);
  const nameOf = (id: string | null) => tree.find((node) => node.id === id)?.name ?? null;

  useEffect(() => {
    latest.current = tree;
    // A row that moves loses the focus: whoever presses a key again means the same row.
    if (focusOn.current) document.getElementById(focusOn.current)?.focus();
    focusOn.current = null;
  }, [tree]);

  function go(id: string, place: Place, canUndo: boolean) {
    const node = latest.current.find((one) => one.id === id);
    const before = placeOf(latest.current, id);
    if (!node || !move || !before) return;
    if (before.parentId === place.parentId && before.position === place.position) return;
    start(async () => {
      const answer = await move({ id, version: node.version, ...place }).catch(lost);
      const where = place.parentId ? `in ${nameOf(place.parentId) ?? "it"}` : "at the top";
      setSaid(
        answer.ok
          ? {
              text: `${node.name} is now number ${place.position + 1} ${where}.`,
              isBad: false,
              back: canUndo ? () => go(id, before, false) : null,
            }
          : { text: answer.message, isBad: true, back: null },
      );
    });
  }

  return (
    <div className="grid gap-3">
      <div className="min-h-0" aria-busy={isBusy}>
        {said ? (
          <Notice
            tone={said.isBad ? "danger" : "success"}
            isLive
            actions={
              said.back ? (
                <Button variant="secondary" onClick={said.back}>
                  Put it back
                </Button>
              ) : undefined
            }
          >
            {said.text}
          </Notice>
        ) : null}
      </div>
      <ol aria-label="Categories, each before what is in it" className="border-t-2 border-line-strong">
        {tree.map((node) => (
          <CategoryRow
            key={node.id}
            node={node}
            within={nameOf(node.parentId)}
            steps={move ? stepsOf(tree, node.id) : null}
            isBusy={isBusy}
            isLifted={lifted === node.id}
            onLift={(isLifted) => setLifted(isLifted ? node.id : null)}
            onDrop={(side) => {
              const place = lifted ? dropOn(tree, lifted, node.id, side) : null;
              if (lifted && place) go(lifted, place, true);
              else if (lifted)
                setSaid({
                  text: "It cannot go there: a category never goes into itself, nor into an archived one.",
                  isBad: true,
                  back: null,
                });
            }}
            onMove={(place, step) => {
              focusOn.current = `${step}-${node.id}`;
              go(node.id, place, true);
            }}
          />
        ))}
      </ol>
    </div>
  );
}
