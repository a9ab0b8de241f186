"use client";

import { ArrowDown, ArrowUp, GripVertical, IndentDecrease, IndentIncrease } from "lucide-react";
import { type DragEvent, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";
import { TextLink } from "@/components/ui/text-link";
import type { CategoryNode } from "@/server/modules/catalog/contract/categories";
import type { Moves, Place, Side } from "./category-moves";

type CategoryRowProps = {
  node: CategoryNode;
  /** What it is in, in words for those who cannot see how far it is set in. */
  within: string | null;
  /** Null for those who may only look. */
  steps: Moves | null;
  isBusy: boolean;
  isLifted: boolean;
  onLift: (isLifted: boolean) => void;
  onDrop: (side: Side) => void;
  onMove: (place: Place, step: string) => void;
};

const STEPS = [
  { step: "up", label: "Move up", Icon: ArrowUp },
  { step: "down", label: "Move down", Icon: ArrowDown },
  { step: "in", label: "Put into the one above", Icon: IndentIncrease },
  { step: "out", label: "Take out, one level up", Icon: IndentDecrease },
] as const;

const EDGES = {
  before: "shadow-[inset_0_3px_0_var(--accent)]",
  into: "bg-info-soft",
  after: "shadow-[inset_0_-3px_0_var(--accent)]",
} as const satisfies Record<Side, string>;

/** A third from the top is before it, a third from the bottom after it, the middle into it. */
function sideOf(event: DragEvent): Side {
  const box = event.currentTarget.getBoundingClientRect();
  const part = (event.clientY - box.top) / box.height;
  if (part < 1 / 3) return "before";
  return part > 2 / 3 ? "after" : "into";
}

export function CategoryRow(props: CategoryRowProps) {
  const { node, within, steps, isLifted, onLift, onDrop } = props;
  const [over, setOver] = useState<Side | null>(null);
  return (
    <li
      draggable={steps !== null}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        onLift(true);
      }}
      onDragEnd={() => onLift(false)}
      onDragOver={(event) => {
        if (isLifted || event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(sideOf(event));
      }}
      onDragLeave={() => setOver(null)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(null);
        if (!isLifted) onDrop(sideOf(event));
      }}
      style={{ paddingInlineStart: `calc(${node.level - 1} * clamp(0.75rem, 3vw, 1.75rem))` }}
      className={classNames(
        "flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 focus-within:bg-sunken hover:bg-sunken",
        isLifted && "opacity-50",
        over && EDGES[over],
      )}
    >
      {steps ? (
        <GripVertical className="size-5 flex-none cursor-grab text-muted max-sm:hidden" aria-hidden="true" />
      ) : null}
      <span className="block size-11 flex-none overflow-hidden rounded-md bg-sunken">
        {node.picture ? (
          <Picture source={node.picture} sizes="44px" alt="" className="h-full object-cover" />
        ) : null}
      </span>
      <span className="min-w-32 flex-1">
        <TextLink
          href={steps ? `/admin/categories/${node.id}` : `/categories/${node.slug}`}
          data-row=""
          className="font-semibold"
        >
          {node.name}
        </TextLink>
        {within ? <span className="sr-only"> in {within}</span> : null}
        {node.status === "archived" ? (
          <span className="ml-2">
            <Badge>Archived</Badge>
          </span>
        ) : null}
        <span className="tabular block text-sm text-muted">
          {node.productCount} {node.productCount === 1 ? "product" : "products"}
        </span>
      </span>
      {steps ? <StepButtons {...props} steps={steps} /> : null}
    </li>
  );
}

function StepButtons({ node, steps, isBusy, onMove }: CategoryRowProps & { steps: Moves }) {
  return (
    <span className="ml-auto flex flex-none">
      {STEPS.map(({ step, label, Icon }) => {
        const place = steps[step];
        return (
          <Button
            key={step}
            id={`${step}-${node.id}`}
            variant="quiet"
            size="icon"
            aria-label={`${label}: ${node.name}`}
            title={label}
            // Stays in reach of the keyboard while the answer is on its way.
            aria-disabled={isBusy || place === null}
            onClick={() => (isBusy || place === null ? undefined : onMove(place, step))}
          >
            <Icon className="size-5" aria-hidden="true" />
          </Button>
        );
      })}
    </span>
  );
}
