"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";

export type LargePicture = {
  readonly href: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
};

/** A picture as large as it is, to move about in. Escape, the button and a tap beside it close it. */
export function Closer({ picture, onClose }: { picture: LargePicture; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { href, width, height, alt } = picture;
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label={alt || "The picture, larger"}
      className="m-0 h-dvh max-h-none w-dvw max-w-none overflow-auto bg-black p-0"
    >
      {/* biome-ignore lint/performance/noImgElement: the file itself, at its own size. */}
      <img
        src={href}
        alt={alt}
        width={width}
        height={height}
        className="mx-auto h-auto w-[200vw] max-w-none sm:w-auto"
      />
      <form method="dialog">
        <button
          type="submit"
          aria-label="Close the picture"
          className="fixed top-3 right-3 grid size-12 place-items-center rounded-full bg-surface text-ink shadow-float"
        >
          <X className="size-6" aria-hidden="true" />
        </button>
      </form>
    </dialog>
  );
}
