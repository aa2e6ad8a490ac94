import type { ReactNode } from "react";

type Props = { readonly picture: string | null; readonly name: ReactNode; readonly more?: ReactNode };

/** A thing of the shop in a row: its picture, small, its name, and what is chosen of it. */
export function Thing({ picture, name, more }: Props) {
  return (
    <span className="thing">
      {picture ? <img src={`/media/${picture}-320.webp`} alt="" width={28} height={28} loading="lazy" decoding="async" /> : <span className="thing-none" aria-hidden="true" />}
      <span className="font-medium">{name}</span>
      {more ? <span className="text-ink-2">{more}</span> : null}
    </span>
  );
}
