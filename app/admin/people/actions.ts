"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { places } from "@/lib/locations/reads";
import { ChangeColleague, changeColleague, type NotChanged } from "@/lib/people/change-colleague";
import { InviteColleague, type NotInvited } from "@/lib/people/invite-colleague";
import { letInAgain } from "@/lib/people/let-in";
import { SendLink } from "@/lib/people/send-link";
import { ShutOut, shutOut } from "@/lib/people/shut-out";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { inviteHere, sendLinkHere } from "@/lib/request/colleagues";
import type { TooMany } from "@/lib/request/limit";
import { officeLocale } from "@/lib/request/page";
import { problemsOf } from "@/lib/request/problems";
import { words } from "@/lib/request/wording";
import { sayMeanwhile, sayRole } from "./say-people";

/** Each role at a place is a box of its own, `r:cashier@<place>`, so that what was ticked is shown again also before any script. */
const withRoles = <I extends z.ZodType>(input: I) =>
  z.looseObject({}).transform((fields, context): z.output<I> => {
    const read = input.safeParse({ ...fields, roles: Object.keys(fields).filter((name) => name.startsWith("r:")).map((name) => name.slice(2)) });
    if (read.success) return read.data;
    for (const [path, message] of Object.entries(problemsOf(read.error))) context.addIssue({ code: "custom", message, path: [path.replace(/\..*$/, "")] });
    return z.NEVER;
  });

type InWords<Why extends { readonly why: string }> = Exclude<Why, { why: "beyond-you" } | { why: "changed-meanwhile" }> | { why: "beyond-you"; role: string };
async function inviteSaid(who: Staff, input: z.output<typeof InviteColleague>): Promise<Outcome<{ readonly staffId: string }, InWords<NotInvited> | TooMany>> {
  const invited = await inviteHere(who, input);
  if (invited.ok || invited.why !== "beyond-you") return invited;
  return refused({ why: "beyond-you", role: sayRole(invited.role, await places(), words(await officeLocale(), "admin-people")) });
}
/** What somebody else changed is said, and the page opened anew: whoever saves again has read it. */
async function changeSaid(who: Staff, input: z.output<typeof ChangeColleague>): Promise<Outcome<unknown, InWords<NotChanged> | { why: "changed-meanwhile"; by: string; what: string }>> {
  const changed = await changeColleague(who, input);
  if (changed.ok || (changed.why !== "beyond-you" && changed.why !== "changed-meanwhile")) return changed;
  const [known, names] = [await places(), words(await officeLocale(), "admin-people")];
  if (changed.why === "beyond-you") return refused({ why: "beyond-you", role: sayRole(changed.role, known, names) });
  refresh();
  return refused({ why: "changed-meanwhile", by: changed.by, what: sayMeanwhile(changed, known, names) });
}

const invited = ({ staffId }: { readonly staffId: string }) => redirect(`/admin/people?open=${staffId}`);
const namespace = "admin-people";
const OPENED = { "not-yours": "refused.not-yours", yourself: "refused.yourself" } as const;
const ROLES = { "beyond-you": "refused.beyond-you", "unknown-place": "refused.unknown-place" } as const;
export const invite = answerForm({
  namespace,
  act: action("staff", withRoles(InviteColleague), inviteSaid),
  refusals: { ...ROLES, "not-yours": "refused.not-yours", known: "refused.known", "too-many": "refused.too-many" },
  onDone: invited,
});
export const change = answerForm({
  namespace,
  act: action("staff", withRoles(ChangeColleague), changeSaid),
  refusals: { ...OPENED, ...ROLES, "no-roles": "refused.no-roles", "changed-meanwhile": "refused.changed-meanwhile" },
  done: "done.changed",
});
export const exclude = answerForm({ namespace, act: action("staff", ShutOut, shutOut), refusals: OPENED, done: "out.done" });
export const readmit = answerForm({ namespace, act: action("staff", ShutOut, letInAgain), refusals: OPENED, done: "out.backDone" });
export const sendEntrance = answerForm({ namespace, act: action("staff", SendLink, sendLinkHere), refusals: { ...OPENED, "shut-out": "refused.shut-out", "too-many": "refused.too-many" }, done: "link.done" });
