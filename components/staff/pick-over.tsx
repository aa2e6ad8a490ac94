import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "../ui/button-link";
import { BackIcon } from "../ui/icons";

type Props = {
  readonly name: string;
  readonly number: string;
  readonly back: string;
  readonly home: string;
  readonly tone: "good" | "warn" | "plain";
  readonly title: string;
  readonly text: string;
  readonly shelf?: string | null;
  readonly shelfWord?: string;
  /** Words of the button to the next one, when nothing is left to do here. */
  readonly onward?: string;
  readonly children?: ReactNode;
};

/** A collection that is not in this colleague's hands: how it stands, and what can be done. */
export function PickOver({ name, number, back, home, tone, title, text, shelf = null, shelfWord, onward, children }: Props) {
  return (
    <>
      <div className="pick-head">
        <Link href={home} className="icon-btn" aria-label={back} prefetch={false}>
          <BackIcon />
        </Link>
        <div className="min-w-0">
          <h1>{name}</h1>
          <p>
            <span className="mono">{number}</span>
          </p>
        </div>
      </div>
      <div className={`over over-${tone}`}>
        <h2>{title}</h2>
        {text ? <p>{text}</p> : null}
        {shelf ? (
          <p className="over-shelf">
            <small>{shelfWord}</small>
            {shelf}
          </p>
        ) : null}
      </div>
      {children}
      {onward ? (
        <div className="acts">
          <ButtonLink href={home} size="large" className="w-full">
            {onward}
          </ButtonLink>
        </div>
      ) : null}
    </>
  );
}
