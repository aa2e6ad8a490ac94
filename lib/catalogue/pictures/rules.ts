import type { Id } from "@/lib/core/id";
import type { Words } from "@/lib/core/words";
import type { Focus } from "@/lib/pictures/rules";
import type { Choice } from "../types";

export type MediaId = Id<"media">;
/** Pictures of one product at most: more are never looked through. */
export const MOST_PICTURES = 24;
/** Percent at which nobody said what is to be seen: the middle. */
export const MIDDLE: Focus = { x: 50, y: 50 };
/** The longest side of what is kept of a file, in pixels, and how well. */
export const MASTER = { side: 1_600, quality: 88 } as const;

/** A picture of a product as its editor shows it. `focus` is null for those that came with the shop: their files are all there is of them. */
export type EditedPicture = { readonly id: MediaId; readonly stem: string; readonly alt: Words; readonly role: "main" | "scene"; readonly choice: Choice | null; readonly focus: Focus | null };

/** What the files of a picture are called: another cut has other files, so that they may be kept for ever. */
export const stemOf = (id: MediaId, { x, y }: Focus): string => `u-${id}-${x}x${y}`;
/** A file's name as addresses carry it, read; null for what is none of them. */
export function readFileName(name: string): { readonly stem: string; readonly width: number; readonly kind: "avif" | "webp" } | null {
  const [, stem, width, kind] = /^(u-[0-9a-f-]{36}-\d{1,3}x\d{1,3})-(\d{2,4})\.(avif|webp)$/.exec(name) ?? [];
  return stem ? { stem, width: Number(width), kind: kind as "avif" | "webp" } : null;
}

/** A product's pictures as one text that is another one as soon as somebody changes any of them. */
export const picturesEdition = (pictures: readonly EditedPicture[]): string => JSON.stringify(pictures.map(({ id, stem, alt, role, choice }) => [id, stem, alt.it, alt.en, role, Object.entries(choice ?? {}).toSorted()]));

/** What the history keeps of them: in their order, what each is called. */
export const picturesSaid = (pictures: readonly Pick<EditedPicture, "alt" | "role">[]): string => pictures.map(({ alt, role }, i) => `${i + 1}. ${alt.it || alt.en}${role === "scene" ? " *" : ""}`).join("\n");
