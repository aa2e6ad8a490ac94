import Link from "next/link";
import type { Face } from "@/lib/staff/counter/types";

type Props = { readonly faces: readonly (Face & { readonly href: string; readonly note: string | null })[]; readonly locked: string };

/** Colleagues to choose from, by name; large, for a thumb in passing. */
export function Faces({ faces, locked }: Props) {
  return (
    <ul className="faces">
      {faces.map((face) => (
        <li key={face.staffId}>
          <Link href={face.href} prefetch={false}>
            <span className="face" aria-hidden="true">
              {initials(face.name)}
            </span>
            <span className="min-w-0">
              <b>{face.name}</b>
              {face.locked ? <small className="face-bad">{locked}</small> : face.note ? <small>{face.note}</small> : null}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const initials = (name: string): string => name.split(/\s+/).slice(0, 2).map((word) => word.charAt(0)).join("").toUpperCase();
