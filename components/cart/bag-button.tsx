"use client";
import { lazy, type MouseEvent, Suspense, useEffect, useState } from "react";
import { BagLink } from "@/components/frame/bag-link";
import { useVisitor } from "@/components/shop/visitor";
import { counted, type Counted } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import type { BagActions } from "./actions";
import { openWith } from "./open-bag";

const Drawer = lazy(() => import("./drawer"));

type BagButtonProps = { readonly href: string; readonly label: string; readonly title: string; readonly items: Counted; readonly locale: Locale; readonly actions: BagActions };

/** The bag in the header with how much is in it. On a desktop it opens at the side; its code comes only then. */
export function BagButton({ href, label, title, items, locale, actions }: BagButtonProps) {
  const count = useVisitor()?.count ?? 0;
  const [wanted, setWanted] = useState(0);
  useEffect(() => openWith(() => setWanted((times) => times + 1)), []);
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!plain || !matchMedia("(width >= 64rem)").matches || location.pathname === href) return;
    event.preventDefault();
    setWanted((times) => times + 1);
  };
  return (
    <>
      <BagLink href={href} label={label} count={count} countLabel={counted(items, count, locale)} onClick={open} />
      {wanted > 0 ? (
        <Suspense>
          <Drawer times={wanted} actions={actions} locale={locale} title={title} />
        </Suspense>
      ) : null}
    </>
  );
}
