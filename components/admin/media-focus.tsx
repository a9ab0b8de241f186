"use client";

import { type MouseEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Picture } from "@/components/ui/picture";
import type { Focal, MediaView } from "@/server/modules/catalog/contract/media";

type MediaFocusProps = {
  media: MediaView;
  onClose: () => void;
  onSave: (focal: Focal) => void;
};

/** Asks what must stay in view when the picture is cropped: by a click on it, or by two sliders. */
export function MediaFocus({ media: { picture, focal }, onClose, onSave }: MediaFocusProps) {
  const [point, setPoint] = useState(focal);
  const pick = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    setPoint({
      x: within((event.clientX - box.left) / box.width),
      y: within((event.clientY - box.top) / box.height),
    });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="What must stay in view?"
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            Leave it
          </Button>
          <Button onClick={() => onSave(point)}>Keep this point</Button>
        </>
      }
    >
      <p>Click the most important spot. Where a picture is cropped, it is cropped around it.</p>
      {/* The sliders below do the same for keyboards. */}
      <div className="relative mx-auto w-fit cursor-crosshair" aria-hidden="true" onClick={pick}>
        <Picture source={{ ...picture, focal: null }} sizes="32rem" alt="" className="max-h-[50vh] w-auto!" />
        <span
          className="pointer-events-none absolute size-6 -translate-1/2 rounded-full border-4 border-white shadow-float outline-2 outline-black"
          style={{ left: `${point.x / 10}%`, top: `${point.y / 10}%` }}
        />
      </div>
      <Slider label="From the left" value={point.x} onChange={(x) => setPoint({ ...point, x })} />
      <Slider label="From the top" value={point.y} onChange={(y) => setPoint({ ...point, y })} />
    </Dialog>
  );
}

const within = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * 1000);

type SliderProps = { label: string; value: number; onChange: (value: number) => void };

function Slider({ label, value, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={1000}
        step={10}
        value={value}
        aria-valuetext={`${Math.round(value / 10)} percent`}
        onChange={(event) => onChange(Number(event.target.value))}
        className="min-h-target w-full"
      />
    </div>
  );
}
