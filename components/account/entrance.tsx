import Link from "next/link";
import type { ReactNode } from "react";
import { Beside, type HousePicture } from "@/components/shop/beside";

type EntranceProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  /** What stands beside few words on a wide page. */
  readonly picture?: HousePicture;
  /** The page that this one belongs to. */
  readonly back?: { readonly label: string; readonly href: string };
  readonly children: ReactNode;
};

/** The page of signing in, signing up or choosing a password: a title, a sentence, one thing to do. */
export function Entrance({ title, lead, picture, back, children }: EntranceProps) {
  const page = (
    <>
      {back ? (
        <p className="mb-4">
          <Link className="cap link" href={back.href}>
            {back.label}
          </Link>
        </p>
      ) : null}
      <h1 className="h1">{title}</h1>
      {lead ? <p className="lead mt-4 max-w-[46ch]">{lead}</p> : null}
      <div className="mt-8 lg:mt-12">{children}</div>
    </>
  );
  return (
    <main id="main" tabIndex={-1} className="wrap pt-10 pb-18 lg:pt-18 lg:pb-32">
      {picture ? <Beside picture={picture}>{page}</Beside> : page}
    </main>
  );
}
