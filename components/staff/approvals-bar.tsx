"use client";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { fill } from "@/lib/core/fill";
import { BellIcon, OnIcon } from "../ui/icons";
import { useUrgent } from "./use-urgent";

/** Tells a manager on whichever page that colleagues wait for a yes, and how many. On the list itself the list follows instead. */
export function ApprovalsBar({ place, list, waiting }: { readonly place: string; /** Where the list is. */ readonly list: string; readonly waiting: string }) {
  const path = usePathname();
  const router = useRouter();
  const count = useUrgent(place)?.approvals ?? 0;
  const listed = useRef(count);
  useEffect(() => {
    if (path === list && listed.current !== count) router.refresh();
    listed.current = count;
  }, [count, list, path, router]);
  return (
    <div role="status" className="no-print">
      {count > 0 && path !== list ? (
        <Link href={list} className="net net-ask" prefetch={false}>
          <BellIcon />
          <span>{fill(waiting, { count })}</span>
          <OnIcon />
        </Link>
      ) : null}
    </div>
  );
}
