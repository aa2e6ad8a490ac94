import Link from "next/link";
import type { ReactNode } from "react";

/** In a shop without a mail relay: where the mail can be read. */
export function DemoMail({ words }: { readonly words: ReactNode }) {
  return <p className="cap mt-6 max-w-[44ch]">{words}</p>;
}
DemoMail.links = {
  link: (chunks: ReactNode) => (
    <Link className="link" href="/admin/messages" prefetch={false}>
      {chunks}
    </Link>
  ),
};
