import Link from "next/link";
import type { z } from "zod";
import { AnsweredForm } from "@/app/answered-form";
import { ApprovalWait } from "@/components/staff/approval-wait";
import { Faces } from "@/components/staff/faces";
import { PinPad } from "@/components/staff/pin-pad";
import { BackIcon } from "@/components/ui/icons";
import type { Answered } from "@/lib/core/form";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { keptAnswer } from "@/lib/request/kept-answer";
import { words } from "@/lib/request/wording";
import type { AskApproval } from "@/lib/staff/approvals/ask-approval";
import { approversAt } from "@/lib/staff/counter/reads";
import { ask, byPin } from "./[store]/approve/actions";
import { sayAmount } from "./say-amount";

type Props = { readonly who: Staff; readonly place: Place; readonly locale: Locale; readonly wanted: z.output<typeof AskApproval>; readonly by: string | null; /** The approval that was asked for, where one waits for it. */ readonly asked: string | null; readonly back: string };

/** What needs a manager, how much it is, and their PIN: at an enrolled counter here and now, elsewhere by asking. */
export async function AskPart({ who, place, locale, wanted, by, asked, back }: Props) {
  const t = words(locale, "staff-approve");
  const fields = { action: wanted.action, locationId: wanted.locationId, subject: wanted.subject, amount: String(wanted.amount), about: wanted.about };
  const approvers = who.deviceId ? await approversAt(place.id) : [];
  const chosen = approvers.find((face) => face.staffId === by && !face.locked);
  const query = new URLSearchParams({ ...fields, back });
  const here = (staffId: string) => `/staff/${place.handle}/approve?${query.toString()}&by=${staffId}`;
  const amount = sayAmount(wanted, locale);
  return (
    <div className="approve">
      <h1>{chosen ? t("pin.title", { name: chosen.name }) : t("title")}</h1>
      <p className="approve-what">
        <span>{t(`what.${wanted.action}`)}</span>
        {amount ? <b>{amount}</b> : null}
        {wanted.about ? <small>{wanted.about}</small> : null}
      </p>
      {chosen ? (
        <>
          <PinPad action={byPin} answered={await keptAnswer<Answered>("by-pin")} hidden={{ form: "by-pin", ...fields, back, staffId: chosen.staffId }} words={{ label: t("pin.label"), delete: t("pin.delete"), submit: t("pin.submit"), keys: t("pin.keys") }} />
          <Link href={`/staff/${place.handle}/approve?${query.toString()}`} className="counter-way" prefetch={false}>
            <BackIcon />
            {t("pin.back")}
          </Link>
        </>
      ) : (
        <>
          <p className="counter-lead">{t("lead")}</p>
          {asked ? <ApprovalWait place={place.id} approvalId={asked} back={back} words={{ waits: t("asked"), given: t("yes"), over: t("refused.too-late") }} /> : null}
          {who.deviceId ? (
            <section aria-labelledby="approvers">
              <h2 id="approvers">{t("who")}</h2>
              {approvers.length > 0 ? <Faces faces={approvers.map((face) => ({ ...face, href: here(face.staffId), note: null }))} locked={t("locked")} /> : <p>{t("nobody")}</p>}
            </section>
          ) : null}
          {asked ? null : (
            <section aria-labelledby="afar">
              <h2 id="afar">{who.deviceId ? t("afar") : t("ask")}</h2>
              <p className="counter-lead">{t("afarText")}</p>
              <AnsweredForm name="ask" action={ask} hidden={{ ...fields, store: place.handle, back }} fields={[]} submit={t("ask")} quiet={who.deviceId !== null && approvers.length > 0} />
            </section>
          )}
          <Link href={back} className="counter-way" prefetch={false}>
            <BackIcon />
            {t("back")}
          </Link>
        </>
      )}
    </div>
  );
}
