"use client";

import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { Closer, type LargePicture } from "./closer";

type GalleryProps = {
  /** One per picture, each with the id `picture-N`. */
  slides: readonly ReactNode[];
  thumbs: readonly ReactNode[];
  /** The same pictures as large as there are. */
  large: readonly LargePicture[];
  title: string;
};

/**
 * Pictures side by side that one swipes through; the small ones below are links to the large. A tap on one shows it as
 * large as it is; without scripts that is a link to the picture itself.
 */
export function Gallery({ slides, thumbs, large, title }: GalleryProps) {
  const track = useRef<HTMLUListElement>(null);
  const [close, setClose] = useState<LargePicture | null>(null);

  function look(event: MouseEvent, index: number) {
    event.preventDefault();
    setClose(large[index] ?? null);
  }

  function show(event: MouseEvent, index: number) {
    const list = track.current;
    if (!list) return;
    event.preventDefault();
    list.scrollTo({ left: list.clientWidth * index, behavior: "smooth" });
  }

  return (
    <div className="grid gap-3">
      <ul
        ref={track}
        aria-label={`Pictures of ${title}`}
        // Scrolls sideways, so the keyboard must be able to.
        tabIndex={slides.length > 1 ? 0 : undefined}
        className="flex snap-x snap-mandatory overflow-x-auto rounded-lg [scrollbar-width:none]"
      >
        {slides.map((slide, index) => (
          <li key={index} id={`picture-${index + 1}`} className="w-full flex-none snap-start scroll-mt-24">
            <a
              href={large[index]?.href}
              onClick={(event) => look(event, index)}
              aria-label={`${large[index]?.alt || title}. Look closer`}
              className="block cursor-zoom-in"
            >
              {slide}
            </a>
          </li>
        ))}
      </ul>
      {thumbs.length > 1 ? (
        <ul className="flex gap-2 overflow-x-auto p-0.5">
          {thumbs.map((thumb, index) => (
            <li key={index} className="w-16 flex-none sm:w-20">
              <a
                href={`#picture-${index + 1}`}
                onClick={(event) => show(event, index)}
                aria-label={`Picture ${index + 1} of ${thumbs.length}`}
                className="block overflow-hidden rounded-md border-2 border-line hover:border-line-strong"
              >
                {thumb}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {close ? <Closer picture={close} onClose={() => setClose(null)} /> : null}
    </div>
  );
}
