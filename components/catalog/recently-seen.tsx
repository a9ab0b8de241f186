"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Container } from "@/components/layout/container";
import { readSeen, rememberSeen, type Seen } from "./seen-shelf";

/** Remembers the product of this page. */
export function RememberSeen({ seen }: { seen: Seen }) {
  useEffect(() => rememberSeen(seen), [seen]);
  return null;
}

const SHOWN = 4;

/** What this device looked at lately, on the home page and those of products. Only put in where nobody looks yet, so nothing jumps. */
export function RecentlySeen() {
  const path = usePathname() ?? "";
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<readonly Seen[]>([]);

  useEffect(() => {
    setSeen([]);
    if (path !== "/" && !path.startsWith("/products/")) return;
    const timer = setTimeout(() => {
      const isBelow = (place.current?.getBoundingClientRect().top ?? 0) > innerHeight;
      const others = readSeen().filter(({ slug }) => path !== `/products/${slug}`);
      if (isBelow) setSeen(others.slice(0, SHOWN));
    }, 500);
    return () => clearTimeout(timer);
  }, [path]);

  return (
    <div ref={place}>
      {seen.length > 0 ? (
        <Container className="pt-section">
          <h2 id="seen" className="mb-4 text-2xl">
            You looked at
          </h2>
          <ul aria-labelledby="seen" className="grid grid-cols-2 gap-3 sm:grid-cols-4 sm:gap-5">
            {seen.map(({ slug, title, picture }) => (
              <li key={slug} className="group relative">
                {picture ? (
                  <img
                    src={`${picture.path}-${picture.widths[0]}.webp`}
                    alt=""
                    width={picture.width}
                    height={picture.height}
                    loading="lazy"
                    style={{ backgroundColor: picture.colour }}
                    className="aspect-4/5 h-auto w-full rounded-lg object-cover"
                  />
                ) : null}
                <Link
                  href={`/products/${slug}`}
                  prefetch={false}
                  className="stretched mt-2 block font-semibold group-hover:underline"
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </Container>
      ) : null}
    </div>
  );
}
