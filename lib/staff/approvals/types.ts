import type { Id, LocationId, StaffId } from "@/lib/core/id";

export type ApprovalId = Id<"approval">;

/** What may need a second person's word. What `amount` counts for each is said in rules.ts. */
export const APPROVAL_ACTIONS = ["line-discount", "price-below", "cash-variance", "no-receipt-return", "drawer-open", "big-payout", "goodwill-return"] as const;
export type ApprovalAction = (typeof APPROVAL_ACTIONS)[number];

/**
 * One action, exactly: `subject` names what it is done to and everything that must not change in between (`line:<id>`,
 * `session:<id>`), `amount` how much.
 */
export type Wanted = { readonly action: ApprovalAction; readonly locationId: LocationId; readonly subject: string; readonly amount: number };

/** How an approval stands for who asked: it waits, was said and not used yet, a manager said no, it is asked for no more, or its time is over. */
export const STANDS = ["waits", "given", "refused", "withdrawn", "over"] as const;
export type Stand = (typeof STANDS)[number];

/** Who answers for an action that was let through; `approvalId` null: the one who did it, within their own limit. */
export type Approved = { readonly approvalId: ApprovalId | null; readonly by: StaffId };

/** The answer of a verb that needs an approval first: what to ask for. */
export type ApprovalNeeded = Wanted & { readonly why: "approval-needed" };

/** An approval that somebody waits for. */
export type Asked = Omit<Wanted, "locationId"> & { readonly id: ApprovalId; readonly about: string; readonly askedBy: string; readonly expiresAt: Date };
