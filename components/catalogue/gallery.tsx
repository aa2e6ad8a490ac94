"use client";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { fill } from "@/lib/core/fill";
import { useChoosing } from "./choosing";

type GalleryProps = {
  /** The pictures and their small copies, drawn on the server. */
  readonly slides: readonly ReactNode[];
  readonly thumbs: readonly ReactNode[];
  readonly words: { readonly label: string; readonly show: string; readonly position: string };
};

/** The pictures in one strip: moved by thumb, by its thumbnails, or by choosing a colour. */
export function Gallery({ slides, thumbs, words }: GalleryProps) {
  const { chosen } = useChoosing();
  const strip = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const begun = useRef(false);

  const go = (place: number, smooth = true) => {
    const item = strip.current?.children[place] as HTMLElement | undefined;
    const first = strip.current?.children[0] as HTMLElement | undefined;
    if (item && first) strip.current?.scrollTo({ left: item.offsetLeft - first.offsetLeft, behavior: smooth ? "auto" : "instant" });
  };
  useEffect(() => {
    if (begun.current || chosen.picture > 0) go(chosen.picture, begun.current);
    begun.current = true;
  }, [chosen.picture]);

  const onScroll = () => {
    const { current } = strip;
    const width = (current?.children[0] as HTMLElement | undefined)?.offsetWidth;
    if (current && width) setAt(Math.min(slides.length - 1, Math.round(current.scrollLeft / width)));
  };
  return (
    <div role="group" aria-label={words.label}>
      <ul ref={strip} className="gallery" onScroll={onScroll} tabIndex={slides.length > 1 ? 0 : undefined} aria-label={words.label}>
        {slides.map((slide, place) => (
          <li key={place}>{slide}</li>
        ))}
      </ul>
      {slides.length > 1 ? (
        <>
          <p className="no-print cap num mt-3 lg:hidden" aria-hidden="true">
            {fill(words.position, { at: at + 1, of: slides.length })}
          </p>
          <ul className="thumbs by-script">
            {thumbs.map((thumb, place) => (
              <li key={place}>
                <button type="button" aria-label={fill(words.show, { at: place + 1, of: slides.length })} aria-current={place === at ? "true" : undefined} onClick={() => go(place)}>
                  {thumb}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
