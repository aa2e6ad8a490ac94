import type { Metadata } from "next";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { readersAt } from "@/lib/till/reads";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";
import { bind } from "./actions";

type Props = { readonly params: Promise<{ store: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "till-card")("readers.title") };
}

/** Which card reader stands at which of a store's tills, for its manager. */
async function ReadersPage({ params }: Props) {
  const here = await storeHere((await params).store);
  const t = words(await officeLocale(), "till-card");
  const found = here && (await readersAt(here.who, here.place.id));
  if (!here || !found) return <NotYours title={t("readers.title")} text={t("readers.not-yours")} />;
  const { tills, readers } = found;
  const stands = (ref: string | null) => {
    if (ref === null) return t("readers.hasNone");
    const reader = readers?.find((one) => one.ref === ref);
    if (!reader) return t(readers ? "readers.gone" : "readers.hasUnknown", { label: ref });
    return t(reader.online ? "readers.has" : "readers.hasOff", { label: reader.label });
  };
  return (
    <StaffFrame place={here.place} locale={here.locale}>
      <div className="staff-title">
        <h1>{t("readers.title")}</h1>
      </div>
      <p className="counter-lead">{t("readers.lead")}</p>
      {readers ? null : <Notice tone="warn" className="mx-4 mb-4">{t("readers.away")}</Notice>}
      {tills.map((till) => (
        <section key={till.id} className="staff-part" aria-labelledby={`till-${till.number}`}>
          <h2 id={`till-${till.number}`}>{t("readers.till", { number: till.number })}</h2>
          <p className="mb-4">{stands(till.readerRef)}</p>
          {readers ? (
            <AnsweredForm key={till.readerRef} name={`reader-${till.number}`} action={bind} hidden={{ tillId: till.id }} fields={[]} submit={t("readers.submit", { number: till.number })} quiet>
              <Select name="reader" id={`reader-${till.number}`} label={t("readers.reader")} defaultValue={till.readerRef ?? ""}>
                <option value="">{t("readers.none")}</option>
                {readers.map((reader) => (
                  <option key={reader.ref} value={reader.ref}>{reader.online ? reader.label : t("readers.offline", { label: reader.label })}</option>
                ))}
                {till.readerRef && !readers.some((one) => one.ref === till.readerRef) ? <option value={till.readerRef}>{t("readers.gone", { label: till.readerRef })}</option> : null}
              </Select>
            </AnsweredForm>
          ) : null}
        </section>
      ))}
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", ReadersPage);
