import Link from "next/link";
import type { ReactNode } from "react";
import { CrossIcon } from "@/components/ui/icons";

type Props = { readonly title: ReactNode; readonly under?: ReactNode; readonly close: string; readonly closeWord: string; readonly children: ReactNode };

/** The details of a row beside its table; closed by its cross or Escape. */
export function SidePanel({ title, under, close, closeWord, children }: Props) {
  return (
    <aside className="side-panel" aria-labelledby="panel-title">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id="panel-title" className="panel-title">{title}</h2>
          {under ? <p className="small text-ink-2">{under}</p> : null}
        </div>
        <Link data-close className="icon-btn -mt-2 -mr-2" href={close} prefetch={false} scroll={false} aria-label={closeWord}>
          <CrossIcon small />
        </Link>
      </div>
      {children}
    </aside>
  );
}
