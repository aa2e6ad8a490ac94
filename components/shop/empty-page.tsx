import type { ComponentProps } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Beside } from "./beside";

/** A whole page with nothing in it yet: a line, a reason, a way on, and on a wide screen something to look at. */
export function EmptyPage(words: Pick<ComponentProps<typeof EmptyState>, "title" | "reason" | "children">) {
  return (
    <main id="main" tabIndex={-1} className="wrap pt-10 pb-18 lg:pt-18 lg:pb-32">
      <Beside picture="vaso-onda--scene">
        <EmptyState heading="h1" className="" {...words} />
      </Beside>
    </main>
  );
}
