"use client";

import { ImagePlus } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { UPLOAD_TYPES } from "@/server/shared/upload";

/** Takes files that are dropped on it, or chosen by hand or keyboard. */
export function MediaDrop({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  const hover = (event: DragEvent) => {
    // Only files: a card that is being put in order is none.
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <label
      htmlFor={id}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
      className={classNames(
        "grid cursor-pointer justify-items-center gap-2 rounded-lg border-2 border-dashed p-6 text-center",
        "focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus",
        isOver ? "border-brand bg-info-soft" : "border-line-strong bg-surface",
      )}
    >
      <ImagePlus className="size-8 text-brand" aria-hidden="true" />
      <span className="font-semibold">Drop pictures here, or choose them</span>
      <span className="text-sm text-muted">
        JPEG, PNG, WebP or AVIF, up to 15 MB each, best 1600 pixels wide or more
      </span>
      <input
        id={id}
        type="file"
        multiple
        accept={UPLOAD_TYPES.join(",")}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again after it failed.
          event.target.value = "";
        }}
      />
    </label>
  );
}
