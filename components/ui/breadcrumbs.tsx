import Link from "next/link";

export type Crumb = { readonly label: string; readonly href: string };

/** The way here; the last crumb is the page itself and no link. */
export function Breadcrumbs({ label, crumbs, className }: { readonly label: string; readonly crumbs: readonly Crumb[]; readonly className?: string | undefined }) {
  return (
    <nav aria-label={label} className={className}>
      <ol className="crumbs">
        {crumbs.map(({ label: name, href }, place) => (
          <li key={href}>
            {place === crumbs.length - 1 ? <span aria-current="page">{name}</span> : <Link href={href}>{name}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
