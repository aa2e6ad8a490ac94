import type { ReactNode } from "react";
import Link from "next/link";
import { PinIcon } from "@/components/ui/icons";

/** The visitor's store, or the invitation to choose one. An island shows the store and its hours with the same part. */
export function StoreLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link className="tool inline-flex items-center gap-2" href={href}>
      <PinIcon small />
      <span>{children}</span>
    </Link>
  );
}
