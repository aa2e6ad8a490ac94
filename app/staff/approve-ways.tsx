import Link from "next/link";
import type { z } from "zod";
import { AnsweredForm } from "@/app/answered-form";
import { ApprovalWait } from "@/components/staff/approval-wait";
import { Faces } from "@/components/staff/faces";
import { PinPad } from "@/components/staff/pin-pad";
import { BackIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import type { Answered } from "@/lib/core/form";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { keptAnswer } from "@/lib/request/kept-answer";
import { words } from "@/lib/request/wording";
import type { AskApproval } from "@/lib/staff/approvals/ask-approval";
import type { Stand } from "@/lib/staff/approvals/types";
import type { Face } from "@/lib/staff/counter/types";
import { ask, askHere, byPin, endIt, pinHere } from "./[store]/approve/actions";
import { sayAmount } from "./say-amount";

type Wanted = z.output<typeof AskApproval>;

/** What a manager is asked for: what, how much, and what they read beside it. */
export function ApproveWhat({ wanted, locale }: { readonly wanted: Pick<Wanted, "action" | "amount" | "about">; readonly locale: Locale }) {
  const amount = sayAmount(wanted, locale);
  return (
    <p className="approve-what">
      <span>{words(locale, "staff-approve")(`what.${wanted.action}`)}</span>
      {amount ? <b>{amount}</b> : null}
      {wanted.about ? <small>{wanted.about}</small> : null}
    </p>
  );
}

type Props = { readonly who: Staff; readonly place: Place; readonly locale: Locale; readonly wanted: Wanted; readonly approvers: readonly Face[]; /** Whose PIN is typed. */ readonly chosen: Face | undefined; /** What was asked for, and how it stands. */ readonly asked: { readonly approvalId: string; readonly stand: Stand } | null; /** Where it was needed; null: on this very page. */ readonly back: string | null; /** This page, with who was chosen. */ readonly here: (staffId: string | null) => string };

/** A manager's PIN at an enrolled counter here and now; elsewhere they are asked, and it is waited for. What comes of it is said where it is needed: at `back`, or on this page. */
export async function ApproveWays({ who, place, locale, wanted, approvers, chosen, asked, back, here }: Props) {
  const t = words(locale, "staff-approve");
  const fields = { action: wanted.action, locationId: wanted.locationId, subject: wanted.subject, amount: String(wanted.amount), about: wanted.about };
  const waits = asked?.stand === "waits";
  if (chosen)
    return (
      <>
        <PinPad action={back === null ? pinHere : byPin} answered={await keptAnswer<Answered>("by-pin")} hidden={{ form: "by-pin", ...fields, ...(back !== null && { back }), staffId: chosen.staffId }} words={{ label: t("pin.label"), delete: t("pin.delete"), submit: t("pin.submit"), keys: t("pin.keys") }} />
        <Link href={here(null)} className="counter-way" prefetch={false}>
          <BackIcon />
          {t("pin.back")}
        </Link>
      </>
    );
  return (
    <>
      {asked && !waits && asked.stand !== "given" ? <Notice tone={asked.stand === "refused" ? "bad" : "warn"} live>{t(`stands.${asked.stand}`)}</Notice> : who.deviceId && !waits ? <p className="counter-lead">{t("lead")}</p> : null}
      {waits ? <ApprovalWait key={asked.approvalId} place={place.id} approvalId={asked.approvalId} back={back} words={{ waits: t(back === null ? "askedHere" : "asked"), given: t("yes"), refused: t("stands.refused"), withdrawn: t("stands.withdrawn"), over: t("refused.too-late") }} /> : null}
      {waits ? <AnsweredForm name="end-ask" action={endIt} hidden={{ approvalId: asked.approvalId }} fields={[]} submit={t("end")} quiet /> : null}
      {who.deviceId ? (
        <section aria-labelledby="approvers">
          <h2 id="approvers">{t("who")}</h2>
          {approvers.length > 0 ? <Faces faces={approvers.map((face) => ({ ...face, href: here(face.staffId), note: null }))} locked={t("locked")} /> : <p>{t("nobody")}</p>}
        </section>
      ) : null}
      {waits ? null : (
        <section aria-labelledby="afar">
          <h2 id="afar">{who.deviceId ? t("afar") : t("ask")}</h2>
          <p className="counter-lead">{t("afarText")}</p>
          <AnsweredForm name="ask" action={back === null ? askHere : ask} hidden={{ ...fields, ...(back !== null && { store: place.handle, back }) }} fields={[]} submit={t("ask")} quiet={who.deviceId !== null && approvers.length > 0} />
        </section>
      )}
    </>
  );
}
