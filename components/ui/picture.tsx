/** A picture as the catalogue keeps it: its files are /media/<name>-<width>.avif and .webp. */
export type PictureFile = {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** A data URI of a few pixels, shown until the file is there. */
  readonly blur: string;
  readonly widths: readonly number[];
};

export type PictureProps = {
  readonly file: PictureFile;
  readonly alt: string;
  /** How wide it is shown, as in `<img sizes>`: "(width >= 64rem) 25vw, 50vw". */
  readonly sizes: string;
  /** A cut of the same picture for screens under 64rem, where a wide one would be fetched to be cut off. Shown as wide as the screen. */
  readonly onPhone?: PictureFile | undefined;
  /** In sight on arrival: fetched at once, before anything else. At most one or two on a page. */
  readonly priority?: boolean | undefined;
  /** Classes of the image itself: object position and the like. */
  readonly className?: string | undefined;
  /** Where the files are; "" on the shop's own address. */
  readonly base?: string | undefined;
};

const sources = ({ name, widths }: PictureFile, kind: string, base: string) =>
  widths.map((width) => `${base}/media/${name}-${width}.${kind} ${width}w`).join(", ");

/** Address of one size, for structured data, feeds and mail: the narrowest that is at least as wide, else the widest. */
export function pictureAddress(file: PictureFile, atLeast: number, base = ""): string {
  const width = file.widths.find((each) => each >= atLeast) ?? file.width;
  return `${base}/media/${file.name}-${width}.webp`;
}

/** AVIF, else WebP, in the size the screen needs, without layout shift. It fills its well; the well has the ratio. */
export function Picture({ file, alt, sizes, onPhone, priority = false, className, base = "" }: PictureProps) {
  return (
    <picture>
      {onPhone ? (
        <>
          <source media="(width < 64rem)" type="image/avif" srcSet={sources(onPhone, "avif", base)} sizes="100vw" />
          <source media="(width < 64rem)" srcSet={sources(onPhone, "webp", base)} sizes="100vw" />
        </>
      ) : null}
      <source type="image/avif" srcSet={sources(file, "avif", base)} sizes={sizes} />
      <img
        src={pictureAddress(file, 640, base)}
        srcSet={sources(file, "webp", base)}
        sizes={sizes}
        width={file.width}
        height={file.height}
        alt={alt}
        className={className}
        loading={priority ? "eager" : "lazy"}
        fetchPriority={priority ? "high" : undefined}
        decoding={priority ? "sync" : "async"}
        style={{ backgroundImage: `url(${file.blur})` }}
      />
    </picture>
  );
}
