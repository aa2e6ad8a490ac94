import type { ReactNode } from "react";

type EntranceProps = { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode };

/** The page of signing in, signing up or choosing a password: a title, a sentence, one thing to do. */
export function Entrance({ title, lead, children }: EntranceProps) {
  return (
    <main id="main" tabIndex={-1} className="wrap pt-10 pb-18 lg:pt-18 lg:pb-32">
      <h1 className="h1">{title}</h1>
      {lead ? <p className="lead mt-4 max-w-[46ch]">{lead}</p> : null}
      <div className="mt-8 lg:mt-12">{children}</div>
    </main>
  );
}
