import { Picture } from "@/components/ui/picture";

/** The picture of an ordered thing, as it was then: the order keeps its name, and every picture comes in these widths. */
export function LinePicture({ stem, sizes, priority }: { readonly stem: string | null; readonly sizes: string; readonly priority?: boolean }) {
  return stem ? <Picture file={{ name: stem, width: 640, height: 800, widths: [320, 640], blur: "data:," }} alt="" sizes={sizes} priority={priority} /> : null;
}
