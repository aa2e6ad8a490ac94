import Link from "next/link";

/** The shop's name, in its own hand; a link home in headers. */
export function Wordmark({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <Link className="mark" href={href} aria-label={label}>
      Bottega Lume
    </Link>
  );
}
