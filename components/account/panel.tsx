import type { ReactNode } from "react";

type PanelProps = { readonly id: string; readonly title: string; readonly text?: ReactNode; readonly children: ReactNode };

/** A part of the account under its own heading: title in the left column, what can be done in the right one. */
export function Panel({ id, title, text, children }: PanelProps) {
  return (
    <section className="border-t border-line py-8 lg:grid lg:grid-cols-12 lg:gap-x-[var(--gutter)] lg:py-12" aria-labelledby={`${id}-title`}>
      <div className="mb-6 lg:col-span-4">
        <h2 id={`${id}-title`} className="h2 lg:text-[1.875rem]!">
          {title}
        </h2>
        {text ? <p className="small mt-2 max-w-[40ch] text-ink-2">{text}</p> : null}
      </div>
      <div className="lg:col-span-8">{children}</div>
    </section>
  );
}
