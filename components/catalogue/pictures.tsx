import { Picture } from "@/components/ui/picture";
import type { ProductPicture } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { Gallery } from "./gallery";

const LARGE = "(width >= 90rem) 780px, (width >= 64rem) 57vw, 86vw";

/** A product's pictures in the order of its gallery, drawn on the server. */
export function ProductPictures({ pictures, words, locale }: { readonly pictures: readonly ProductPicture[]; readonly words: Parameters<typeof Gallery>[0]["words"]; readonly locale: Locale }) {
  return (
    <Gallery
      words={words}
      slides={pictures.map((picture, i) => (
        <span key={picture.stem} className="well r45 lg:aspect-[1/1.06]!">
          <Picture file={{ ...picture, name: picture.stem }} alt={inLocale(picture.alt, locale)} sizes={LARGE} priority={i === 0} />
        </span>
      ))}
      thumbs={pictures.map((picture) => (
        <span key={picture.stem} className="well r45">
          <Picture file={{ ...picture, name: picture.stem, widths: picture.widths.slice(0, 1) }} alt="" sizes="96px" />
        </span>
      ))}
    />
  );
}
