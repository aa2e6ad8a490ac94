import type { ReactNode } from "react";

type SectionProps = { readonly id: string; readonly title: string; readonly aside?: ReactNode; readonly children: ReactNode };

/** A part of the checkout under its own heading. */
export function Section({ id, title, aside, children }: SectionProps) {
  return (
    <section className="border-t border-line pt-7 pb-9 lg:pb-12" aria-labelledby={`${id}-title`}>
      <div className="pair mb-5 flex-wrap gap-y-1">
        <h2 id={`${id}-title`} className="h2 lg:text-[1.875rem]!">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
