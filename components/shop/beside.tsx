import type { ReactNode } from "react";
import { Picture } from "@/components/ui/picture";
import { HOUSE_PICTURES } from "./house-pictures";

export type HousePicture = keyof typeof HOUSE_PICTURES;
type BesideProps = { readonly picture: HousePicture; readonly children: ReactNode };

/** Few words on a wide page, with a still picture beside them; on a narrow one the words alone, and nothing is fetched. */
export function Beside({ picture, children }: BesideProps) {
  return (
    <div className="grid-12">
      <div className="col-span-4 lg:col-span-6">{children}</div>
      <div className="hidden lg:col-span-5 lg:col-start-8 lg:block" aria-hidden="true">
        <span className="well aspect-[6/7]">
          <Picture file={HOUSE_PICTURES[picture]} alt="" sizes="(width >= 90rem) 546px, 39vw" />
        </span>
      </div>
    </div>
  );
}
