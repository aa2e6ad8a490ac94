import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { lastAsked } from "@/lib/staff/approvals/reads";
import type { ApprovalNeeded } from "@/lib/staff/approvals/types";
import { approversAt } from "@/lib/staff/counter/reads";
import { ApproveWays, ApproveWhat } from "./approve-ways";
import { sayAbout } from "./ask-address";

type Props = { readonly who: Staff; readonly place: Place; readonly locale: Locale; readonly needed: ApprovalNeeded; readonly about: string; /** Whose PIN is typed. */ readonly by: string | undefined; /** This page, with who was chosen. */ readonly here: (staffId: string | null) => string };

/** A manager's word asked for by the page that needs it: at their yes the same page shows what may now be pressed, with everything as it was. */
export async function ApproveHere({ who, place, locale, needed: { action, locationId, subject, amount }, about, by, here }: Props) {
  const t = words(locale, "staff-approve");
  const wanted = { action, locationId, subject, amount, about: sayAbout(about) };
  const [approvers, asked] = await Promise.all([who.deviceId ? approversAt(place.id) : [], lastAsked(who, wanted, new Date())]);
  const chosen = approvers.find((face) => face.staffId === by && !face.locked);
  return (
    <section className="approve" aria-labelledby="approve-here">
      <h2 id="approve-here">{chosen ? t("pin.title", { name: chosen.name }) : t("title")}</h2>
      <ApproveWhat wanted={wanted} locale={locale} />
      <ApproveWays who={who} place={place} locale={locale} wanted={wanted} approvers={approvers} chosen={chosen} asked={asked} back={null} here={here} />
    </section>
  );
}
