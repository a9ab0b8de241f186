"use client";

import { type MouseEvent, type ReactNode, useRef } from "react";

type GalleryProps = {
  /** One per picture, each with the id `picture-N`. */
  slides: readonly ReactNode[];
  thumbs: readonly ReactNode[];
  title: string;
};

/** Pictures side by side that one swipes through; the small ones below are links to the large. */
export function Gallery({ slides, thumbs, title }: GalleryProps) {
  const track = useRef<HTMLUListElement>(null);

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
            {slide}
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
    </div>
  );
}
