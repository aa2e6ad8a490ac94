import Link from "next/link";

/** The shop's name, in its own hand; a link home in headers. */
export function Wordmark({ href, label, shop }: { readonly href: string; readonly label: string; readonly shop: string }) {
  return (
    <Link className="mark" href={href} aria-label={label}>
      {shop}
    </Link>
  );
}
