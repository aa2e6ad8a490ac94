import "server-only";
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import { isBusy } from "@/db/faults";
import { log } from "@/lib/core/log";

/** What a caller hears of a fault: that the shop is busy, or a reference to quote; never what went wrong inside. */
export type Fault = { readonly why: "busy" } | { readonly why: "fault"; readonly reference: string };

/** Logs a fault once, at the entrance, and says what to answer. Next's own signals (redirect, not found) pass through. */
export function faultOf(thrown: unknown, entrance: string): Fault {
  unstable_rethrow(thrown);
  if (isBusy(thrown)) {
    log.warn({ entrance }, "busy");
    return { why: "busy" };
  }
  const reference = randomUUID().slice(0, 8).toUpperCase();
  log.error({ entrance, reference, err: thrown }, "fault");
  return { why: "fault", reference };
}
