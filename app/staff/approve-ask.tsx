import Link from "next/link";
import type { z } from "zod";
import { BackIcon } from "@/components/ui/icons";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import type { AskApproval } from "@/lib/staff/approvals/ask-approval";
import { standOf } from "@/lib/staff/approvals/reads";
import type { ApprovalId } from "@/lib/staff/approvals/types";
import { approversAt } from "@/lib/staff/counter/reads";
import { ApproveWays, ApproveWhat } from "./approve-ways";

type Props = { readonly who: Staff; readonly place: Place; readonly locale: Locale; readonly wanted: z.output<typeof AskApproval>; readonly by: string | null; /** The approval that was asked for, where one waits for it. */ readonly asked: ApprovalId | null; readonly back: string };

/** What needs a manager, how much it is, and their PIN: at an enrolled counter here and now, elsewhere by asking. */
export async function AskPart({ who, place, locale, wanted, by, asked, back }: Props) {
  const t = words(locale, "staff-approve");
  const [approvers, stand] = await Promise.all([who.deviceId ? approversAt(place.id) : [], asked && standOf(who, asked, new Date())]);
  const chosen = approvers.find((face) => face.staffId === by && !face.locked);
  const query = new URLSearchParams({ action: wanted.action, locationId: wanted.locationId, subject: wanted.subject, amount: String(wanted.amount), about: wanted.about, back });
  const here = (staffId: string | null) => `/staff/${place.handle}/approve?${query.toString()}${staffId ? `&by=${staffId}` : ""}`;
  return (
    <div className="approve">
      <h1>{chosen ? t("pin.title", { name: chosen.name }) : t("title")}</h1>
      <ApproveWhat wanted={wanted} locale={locale} />
      <ApproveWays who={who} place={place} locale={locale} wanted={wanted} approvers={approvers} chosen={chosen} asked={asked && stand ? { approvalId: asked, stand } : null} back={back} here={here} />
      {chosen ? null : (
        <Link href={back} className="counter-way" prefetch={false}>
          <BackIcon />
          {t("back")}
        </Link>
      )}
    </div>
  );
}
