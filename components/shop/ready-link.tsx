"use client";
import Link from "next/link";
import { type ComponentProps, useState } from "react";

/** A link whose page is fetched when a pointer or a thumb comes near, so that it's there at the press; a list of many costs nothing by itself. */
export function ReadyLink(props: ComponentProps<typeof Link>) {
  const [near, setNear] = useState(false);
  const come = () => setNear(true);
  return <Link {...props} prefetch={near} onPointerEnter={come} onTouchStart={come} onFocus={come} />;
}
