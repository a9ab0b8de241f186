"use client";

import { ArrowLeft, ArrowRight, Crosshair, Trash2 } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Picture } from "@/components/ui/picture";
import type { MediaView } from "@/server/modules/catalog/contract/media";

type MediaCardProps = {
  media: MediaView;
  place: number;
  count: number;
  /** It is being dragged, or no more. */
  onLift: (isLifted: boolean) => void;
  onMove: (to: number) => void;
  onAlt: (alt: string) => void;
  onFocus: () => void;
  onRemove: () => void;
};

/** One picture: how it is cropped in lists, what it shows in words, its place among the others. */
export function MediaCard({ media, place, count, onLift, onMove, onAlt, onFocus, onRemove }: MediaCardProps) {
  const { id, picture } = media;
  const [alt, setAlt] = useState(picture.alt);
  const name = `picture ${place + 1}`;
  const save = () => {
    if (alt.trim() !== picture.alt) onAlt(alt.trim());
  };
  return (
    <>
      <div
        className="relative aspect-square cursor-grab overflow-hidden rounded-md bg-sunken"
        draggable
        onDragStart={() => onLift(true)}
        onDragEnd={() => onLift(false)}
      >
        <Picture
          source={picture}
          sizes="(min-width: 48rem) 14rem, 45vw"
          className="pointer-events-none h-full object-cover"
        />
        {place === 0 ? (
          <span className="absolute top-2 left-2">
            <Badge tone="info">Shown first</Badge>
          </span>
        ) : null}
      </div>
      <TextField
        id={`alt-${id}`}
        name="alt"
        label={`What ${name} shows`}
        hint={
          picture.alt ? undefined : "Say it in words before you publish: some shoppers only hear the page."
        }
        value={alt}
        maxLength={200}
        onChange={(event) => setAlt(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // It stands in the editor's form, which is not to be sent by it.
          event.preventDefault();
          save();
        }}
      />
      <div className="flex flex-wrap gap-1">
        <Button
          variant="quiet"
          size="icon"
          aria-label={`Move ${name} earlier`}
          disabled={place === 0}
          onClick={() => onMove(place - 1)}
        >
          <ArrowLeft className="size-5" aria-hidden="true" />
        </Button>
        <Button
          variant="quiet"
          size="icon"
          aria-label={`Move ${name} later`}
          disabled={place === count - 1}
          onClick={() => onMove(place + 1)}
        >
          <ArrowRight className="size-5" aria-hidden="true" />
        </Button>
        <Button
          variant="quiet"
          size="icon"
          aria-label={`What must stay in view of ${name}`}
          onClick={onFocus}
        >
          <Crosshair className="size-5" aria-hidden="true" />
        </Button>
        <Button variant="quiet" size="icon" aria-label={`Remove ${name}`} onClick={onRemove}>
          <Trash2 className="size-5" aria-hidden="true" />
        </Button>
      </div>
    </>
  );
}
