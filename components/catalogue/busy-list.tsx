import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Say } from "./card";

/** A list that did not come in time. The way on is the same address again, as a whole page: also before any script, and past what the router keeps. */
export function BusyList({ again, t }: { readonly again: string; readonly t: Say }) {
  return (
    <EmptyState heading="h2" className="lg:pb-10" title={t("busy")} reason={t("busyText")}>
      <meta name="robots" content="noindex" />
      <a className={buttonClass({ look: "outlined" })} href={again}>
        {t("again")}
      </a>
    </EmptyState>
  );
}
