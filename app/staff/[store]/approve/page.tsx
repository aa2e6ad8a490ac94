import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { isId } from "@/lib/core/id";
import { AskApproval } from "@/lib/staff/approvals/ask-approval";
import type { ApprovalId } from "@/lib/staff/approvals/types";
import { ownPath } from "@/lib/core/own-path";
import { AskPart } from "../../approve-ask";
import { GivePart } from "../../approve-give";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-approve")("list") };
}

/**
 * A manager's word. With `?action=…&subject=…&amount=…&about=…&back=…`, as a verb that refused with `approval-needed` named them: asks
 * for it here, and with `asked=…` waits for who was asked. Without: what waits for a manager's yes.
 */
async function ApprovePage({ params, searchParams }: Props) {
  const here = await storeHere((await params).store);
  if (!here) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const { by, back, asked, ...query } = await searchParams;
  const read = query["action"] === undefined ? null : AskApproval.safeParse({ ...query, locationId: place.id });
  const way = ownPath(back);
  return (
    <StaffFrame place={place} locale={locale}>
      {read === null ? (
        <GivePart who={who} place={place} locale={locale} />
      ) : read.success ? (
        <AskPart who={who} place={place} locale={locale} wanted={read.data} by={typeof by === "string" ? by : null} asked={typeof asked === "string" && isId(asked) ? (asked as ApprovalId) : null} back={way?.startsWith("/staff/") ? way : `/staff/${place.handle}`} />
      ) : (
        <p className="counter-lead pt-6">{words(locale, "staff-approve")("unclear")}</p>
      )}
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", ApprovePage);
