import type { ApprovalNeeded } from "@/lib/staff/approvals/types";

/** Where a manager is asked for what a verb refused with `approval-needed`: with what they read beside it, and the way back. */
export function askAddress(store: string, { action, locationId, subject, amount }: ApprovalNeeded, about: string, back: string): string {
  const query = new URLSearchParams({ action, locationId, subject, amount: String(amount), about: about.replaceAll(/\p{C}/gu, " ").slice(0, 200), back });
  return `/staff/${store}/approve?${query.toString()}`;
}
