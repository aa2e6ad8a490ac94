import type { ApprovalNeeded } from "@/lib/staff/approvals/types";

/** What a manager reads beside what is asked for: one line of at most 200 signs. */
export const sayAbout = (about: string): string => about.replaceAll(/\p{C}/gu, " ").trim().slice(0, 200).trim();

/** Where a manager is asked for what a verb refused with `approval-needed`: with what they read beside it, and the way back. */
export function askAddress(store: string, { action, locationId, subject, amount }: ApprovalNeeded, about: string, back: string): string {
  const query = new URLSearchParams({ action, locationId, subject, amount: String(amount), about: sayAbout(about), back });
  return `/staff/${store}/approve?${query.toString()}`;
}
