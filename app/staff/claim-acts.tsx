import { AnsweredForm } from "@/app/answered-form";
import { Select } from "@/components/ui/field";
import { mayReduce, NEXT } from "@/lib/claims/rules";
import { CLAIM_REFUSALS, type Claim } from "@/lib/claims/types";
import { newId } from "@/lib/core/id";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { decide } from "./[store]/claims/actions";

type Props = { readonly claim: Claim; /** What may still be given of its line, as it is read. */ readonly most: string; readonly who: Staff; readonly place: Place; readonly locale: Locale };

/** What may be done about a claim from where it stands, the law's first ways first; one at a time is open. */
export function ClaimActs({ claim, most, who, place, locale }: Props) {
  const t = words(locale, "staff-claims");
  const steps = NEXT[claim.state].filter((step) => step !== "withdrawn");
  if (steps.length === 0) return null;
  const note = { name: "note", label: t("note"), autoComplete: "off" };
  return (
    <section className="staff-part claim-acts" aria-labelledby="acts">
      <h2 id="acts">{t("what")}</h2>
      {steps.map((step) => (
        <details key={step} name="act" className="acc" open={steps.length === 1 || (claim.state === "reported" && step === claim.wish)}>
          <summary>{t(`acts.${step}`)}</summary>
          <div className="claim-act">
            <p className="mb-4 text-ink-2">{t(`hints.${step}`)}</p>
            {step === "reduction" && !mayReduce(who) ? (
              <p>{t("refused.manager-decides")}</p>
            ) : (
              <AnsweredForm
                name={step}
                action={decide}
                hidden={{ store: place.handle, claimId: claim.id, step, ...(step === "refund" && { returnId: newId() }) }}
                fields={[...(step === "reduction" ? [{ name: "amount", label: t("amount"), hint: t("left", { amount: most }), autoComplete: "off", inputMode: "decimal" as const }] : []), ...(step === "repaired" || step === "refund" ? [] : [note])]}
                submit={t(`acts.${step}`)}
              >
                {step === "refused" ? (
                  <Select name="because" label={t("because")}>
                    {CLAIM_REFUSALS.map((each) => (
                      <option key={each} value={each}>
                        {t(`becauses.${each}`)}
                      </option>
                    ))}
                  </Select>
                ) : null}
              </AnsweredForm>
            )}
          </div>
        </details>
      ))}
    </section>
  );
}
