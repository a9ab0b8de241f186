"use client";

import { ArrowDown, ArrowUp, ArrowUpToLine, GripVertical, X } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { movedTo } from "@/components/admin/media-actions";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

export type ArrangedItem = {
  readonly id: string;
  /** For its buttons: "Move Adire cloth up". */
  readonly name: string;
  readonly content: ReactNode;
};

type ArrangeListProps = {
  label: string;
  items: readonly ArrangedItem[];
  /** Null for those who may only look. */
  onOrder: ((ids: string[]) => void) | null;
  onRemove?: (id: string) => void;
};

/** Things in an order that people choose: by buttons, or by dragging. Says each move to those who cannot see it. */
export function ArrangeList({ label, items, onOrder, onRemove }: ArrangeListProps) {
  const [lifted, setLifted] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const focusOn = useRef<string | null>(null);

  // A row that moves loses the focus: whoever presses a key again means the same row.
  useEffect(() => {
    if (items.length > 0 && focusOn.current) document.getElementById(focusOn.current)?.focus();
    focusOn.current = null;
  }, [items]);

  function move(from: number, to: number) {
    const ordered = movedTo(items, from, to);
    if (ordered === items || !onOrder) return;
    setSaid(`${items[from]?.name ?? "It"} is now number ${to + 1} of ${items.length}.`);
    onOrder(ordered.map(({ id }) => id));
  }

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol aria-label={label} className="border-t-2 border-line-strong">
        {items.map((item, place) => (
          <li
            key={item.id}
            draggable={onOrder !== null}
            onDragStart={() => setLifted(place)}
            onDragEnd={() => {
              setLifted(null);
              setOver(null);
            }}
            onDragOver={(event) => {
              if (lifted === null) return;
              event.preventDefault();
              setOver(place);
            }}
            onDrop={() => {
              if (lifted !== null) move(lifted, place);
              setOver(null);
            }}
            className={classNames(
              "flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 focus-within:bg-sunken hover:bg-sunken",
              lifted === place && "opacity-50",
              over === place && lifted !== place && "bg-info-soft",
            )}
          >
            {onOrder ? (
              <GripVertical
                className="size-5 flex-none cursor-grab text-muted max-sm:hidden"
                aria-hidden="true"
              />
            ) : null}
            <span className="tabular w-6 flex-none text-right text-sm text-muted">{place + 1}</span>
            <div className="min-w-44 flex-1">{item.content}</div>
            {onOrder ? (
              <Steps
                item={item}
                place={place}
                count={items.length}
                onMove={(to, step) => {
                  focusOn.current = `${step}-${item.id}`;
                  move(place, to);
                }}
                {...(onRemove ? { onRemove: () => onRemove(item.id) } : {})}
              />
            ) : null}
          </li>
        ))}
      </ol>
    </>
  );
}

type StepsProps = {
  item: ArrangedItem;
  place: number;
  count: number;
  onMove: (to: number, step: string) => void;
  onRemove?: () => void;
};

function Steps({ item: { id, name }, place, count, onMove, onRemove }: StepsProps) {
  const steps = [
    { step: "top", label: `Move ${name} to the top`, to: 0, Icon: ArrowUpToLine, isOff: place === 0 },
    { step: "up", label: `Move ${name} up`, to: place - 1, Icon: ArrowUp, isOff: place === 0 },
    { step: "down", label: `Move ${name} down`, to: place + 1, Icon: ArrowDown, isOff: place === count - 1 },
  ];
  return (
    <span className="ml-auto flex flex-none">
      {steps.map(({ step, label, to, Icon, isOff }) => (
        <Button
          key={step}
          id={`${step}-${id}`}
          variant="quiet"
          size="icon"
          aria-label={label}
          aria-disabled={isOff}
          onClick={() => (isOff ? undefined : onMove(to, step))}
        >
          <Icon className="size-5" aria-hidden="true" />
        </Button>
      ))}
      {onRemove ? (
        <Button variant="quiet" size="icon" aria-label={`Take ${name} out`} onClick={onRemove}>
          <X className="size-5" aria-hidden="true" />
        </Button>
      ) : null}
    </span>
  );
}
