import "server-only";
import { z } from "zod";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { NextPath } from "@/lib/customers/rules";
import { AskApproval, askApproval } from "@/lib/staff/approvals/ask-approval";
import { giveApproval, type GiveRefusal } from "@/lib/staff/approvals/give-approval";
import { SwitchPerson } from "@/lib/staff/counter/switch-person";

export const AskFromHere = AskApproval.extend({ store: z.string().regex(/^[a-z0-9-]{1,80}$/), back: NextPath });

/** Asks a manager who stands elsewhere, and on to where one waits for their yes. */
export async function askFromHere(who: Staff, { store, back, ...wanted }: z.output<typeof AskFromHere>): Promise<Outcome<{ readonly to: string }, { why: "not-yours" }>> {
  const asked = await askApproval(who, wanted);
  if (!asked.ok) return asked;
  const query = new URLSearchParams({ ...wanted, amount: String(wanted.amount), back: back ?? "", asked: asked.value.approvalId });
  return done({ to: `/staff/${store}/approve?${query.toString()}` });
}

export const ApproveHere = z.object({ ...AskApproval.shape, ...SwitchPerson.shape, back: NextPath });

/** A manager types their PIN at the counter of who asks: asked and given in one go, then back to where it is needed. */
export async function approveHere(who: Staff, { staffId, pin, back, ...wanted }: z.output<typeof ApproveHere>): Promise<Outcome<{ readonly back: string }, GiveRefusal>> {
  const asked = await askApproval(who, wanted);
  if (!asked.ok) return asked;
  const given = await giveApproval(who, { approvalId: asked.value.approvalId, staffId, pin });
  return given.ok ? done({ back: back?.startsWith("/staff/") ? back : "/staff" }) : given;
}
